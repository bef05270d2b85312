#include "cadenza/contrib/auth/backend.h"

#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/contrib/auth/permission_cache.h"
#include "cadenza/contrib/auth/user.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth {

Backend::~Backend() = default;

UserPtr Backend::authenticate(Request*, const Dict&) const {
    return nullptr;
}
UserPtr Backend::get_user(const Value&) const {
    return nullptr;
}
PermissionSet Backend::get_user_permissions(const AbstractBaseUser*, const Model*) const {
    return {};
}
PermissionSet Backend::get_group_permissions(const AbstractBaseUser*, const Model*) const {
    return {};
}
PermissionSet Backend::get_all_permissions(const AbstractBaseUser* user,
                                           const Model* object) const {
    PermissionSet all = get_user_permissions(user, object);
    all.merge(get_group_permissions(user, object));
    return all;
}
bool Backend::has_perm(const AbstractBaseUser* user, std::string_view permission,
                       const Model* object) const {
    return get_all_permissions(user, object).contains(permission);
}
bool Backend::has_module_perms(const AbstractBaseUser*, std::string_view) const {
    return false;
}
QueryBase Backend::with_perm(const ModelInfo& users, std::string_view, bool, bool) const {
    return QueryBase(users).none();
}

namespace backends {
namespace {

PermissionSet names_of(const QueryBase& permissions) {
    PermissionSet names;
    for (const List& row :
         permissions.order_by({}).values_list({"content_type__app_label", "codename"}))
        names.insert(row[0].str() + "." + row[1].str());
    return names;
}

QueryBase all_permissions() {
    return QueryBase(model_info<Permission>());
}

PermissionSet read_user_permissions(const AbstractBaseUser& user) {
    if (user.superuser()) return names_of(all_permissions());
    const FieldInfo* field = user.meta().find("user_permissions");
    if (field == nullptr) return {};
    return names_of(all_permissions().filter_related(*field, true, user));
}

PermissionSet read_group_permissions(const AbstractBaseUser& user) {
    if (user.superuser()) return names_of(all_permissions());
    const FieldInfo* field = user.meta().find("groups");
    if (field == nullptr) return {};
    const QueryBase groups = QueryBase(model_info<Group>()).filter_related(*field, true, user);
    const std::string_view key[] = {"pk"};
    return names_of(all_permissions().filter(
        "group__in", cadenza::internal::value_of_query(groups.values_query(key))));
}

// Nobody but active users, and no single object, has permissions here.
bool knows(const AbstractBaseUser* user, const Model* object) {
    return user != nullptr && user->active() && object == nullptr;
}

}  // namespace

std::string ModelBackend::path() const {
    return "django.contrib.auth.backends.ModelBackend";
}

UserPtr ModelBackend::authenticate(Request*, const Dict& credentials) const {
    const auto& prototype = static_cast<const AbstractBaseUser&>(user_model().prototype());
    const Value* name = credentials.find("username");
    if (name == nullptr) name = credentials.find(prototype.username_field());
    const Value* password = credentials.find("password");
    if (name == nullptr || password == nullptr || !name->is_text() || !password->is_text())
        return nullptr;
    UserPtr user = load_user(prototype.username_field(), *name);
    if (user == nullptr) {
        spend_password_time(password->as_text());
        return nullptr;
    }
    // The password first: an inactive user takes as long as any other.
    if (user->check_password(password->as_text()) && user_can_authenticate(*user)) return user;
    return nullptr;
}

UserPtr ModelBackend::get_user(const Value& pk) const {
    UserPtr user = load_user("pk", pk);
    return user != nullptr && user_can_authenticate(*user) ? user : nullptr;
}

bool ModelBackend::user_can_authenticate(const AbstractBaseUser& user) const {
    return user.active();
}

PermissionSet ModelBackend::get_user_permissions(const AbstractBaseUser* user,
                                                 const Model* object) const {
    if (!knows(user, object)) return {};
    std::optional<PermissionSet>& cached = user->permission_cache().user;
    if (!cached) cached = read_user_permissions(*user);
    return *cached;
}

PermissionSet ModelBackend::get_group_permissions(const AbstractBaseUser* user,
                                                  const Model* object) const {
    if (!knows(user, object)) return {};
    std::optional<PermissionSet>& cached = user->permission_cache().group;
    if (!cached) cached = read_group_permissions(*user);
    return *cached;
}

PermissionSet ModelBackend::get_all_permissions(const AbstractBaseUser* user,
                                                const Model* object) const {
    if (!knows(user, object)) return {};
    std::optional<PermissionSet>& cached = user->permission_cache().all;
    if (!cached) cached = Backend::get_all_permissions(user, object);
    return *cached;
}

bool ModelBackend::has_perm(const AbstractBaseUser* user, std::string_view permission,
                            const Model* object) const {
    return user != nullptr && user->active() && Backend::has_perm(user, permission, object);
}

bool ModelBackend::has_module_perms(const AbstractBaseUser* user,
                                    std::string_view app_label) const {
    if (user == nullptr || !user->active()) return false;
    for (const std::string& permission : get_all_permissions(user, nullptr))
        if (std::string_view(permission).substr(0, permission.find('.')) == app_label) return true;
    return false;
}

QueryBase ModelBackend::with_perm(const ModelInfo& users, std::string_view permission,
                                  bool is_active, bool include_superusers) const {
    const std::size_t dot = permission.find('.');
    if (dot == std::string_view::npos || permission.find('.', dot + 1) != std::string_view::npos)
        throw ValueError("Permission name should be in the form app_label.permission_codename.");
    const QueryBase wanted =
        all_permissions()
            .filter("content_type__app_label", Value(permission.substr(0, dot)))
            .filter("codename", Value(permission.substr(dot + 1)))
            .order_by({});
    const std::string_view key[] = {"pk"};
    const auto keys = [&](const QueryBase& query) {
        return cadenza::internal::value_of_query(query.values_query(key));
    };
    const QueryBase all(users);
    QueryCondition condition =
        QueryCondition("pk__in", keys(all.filter("user_permissions__in", keys(wanted))));
    condition = QueryCondition::either(
        condition,
        QueryCondition("pk__in", keys(all.filter("groups__permissions__in", keys(wanted)))));
    if (include_superusers)
        condition = QueryCondition::either(condition, QueryCondition("is_superuser", Value(true)));
    const QueryBase found = all.filter(condition);
    return users.find("is_active") != nullptr ? found.filter("is_active", Value(is_active)) : found;
}

std::string AllowAllUsersModelBackend::path() const {
    return "django.contrib.auth.backends.AllowAllUsersModelBackend";
}

}  // namespace backends
}  // namespace cadenza::auth
