#include "cadenza/contrib/auth/base_user.h"

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/contrib/auth/password_owner.h"
#include "cadenza/contrib/auth/permission_cache.h"
#include "cadenza/contrib/auth/permission_checks.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth {
namespace {

constexpr std::string_view kSessionSalt =
    "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash";

std::string session_hash(std::string_view password, std::string_view secret) {
    const std::string key =
        crypto::digest(crypto::Hash::Sha256, std::string(kSessionSalt) += secret);
    return crypto::hex(crypto::hmac(crypto::Hash::Sha256, key, password));
}

bool flag(const AbstractBaseUser& user, std::string_view name, bool missing) {
    const FieldInfo* field = user.meta().find(name);
    if (field == nullptr) return missing;
    return field->get(user) == Value(true);
}

}  // namespace

AbstractBaseUser::AbstractBaseUser() = default;
AbstractBaseUser::AbstractBaseUser(const AbstractBaseUser&) = default;
AbstractBaseUser::AbstractBaseUser(AbstractBaseUser&&) noexcept = default;
AbstractBaseUser& AbstractBaseUser::operator=(const AbstractBaseUser&) = default;
AbstractBaseUser& AbstractBaseUser::operator=(AbstractBaseUser&&) noexcept = default;
AbstractBaseUser::~AbstractBaseUser() = default;

void AbstractBaseUser::make_superuser() {
    for (const char* name : {"is_staff", "is_superuser"})
        if (meta().find(name) != nullptr) set(name, Value(true));
}

std::string AbstractBaseUser::get_username() const {
    return get(username_field()).str();
}

bool AbstractBaseUser::active() const {
    return flag(*this, "is_active", true);
}
bool AbstractBaseUser::staff() const {
    return flag(*this, "is_staff", false);
}
bool AbstractBaseUser::superuser() const {
    return flag(*this, "is_superuser", false);
}

void AbstractBaseUser::set_password(std::optional<std::string_view> raw_password) {
    password = make_password(raw_password);
    changed_password_ = raw_password ? std::make_shared<const std::string>(*raw_password) : nullptr;
}

bool AbstractBaseUser::check_password(std::string_view raw_password) {
    return auth::check_password(raw_password, password, [this](std::string_view raw) {
        set_password(raw);
        changed_password_.reset();  // a renewed hash is no changed password
        save({"password"});
    });
}

void AbstractBaseUser::set_unusable_password() {
    password = make_password(std::nullopt);
    changed_password_.reset();
}

bool AbstractBaseUser::has_usable_password() const {
    return is_password_usable(password);
}

std::string AbstractBaseUser::get_session_auth_hash() const {
    return session_hash(password, config().secret_key);
}

std::vector<std::string> AbstractBaseUser::get_session_auth_fallback_hashes() const {
    std::vector<std::string> hashes;
    for (const std::string& secret : config().secret_key_fallbacks)
        hashes.push_back(session_hash(password, secret));
    return hashes;
}

PermissionSet AbstractBaseUser::get_user_permissions(const Model* object) const {
    return user_permissions_of(this, object);
}
PermissionSet AbstractBaseUser::get_group_permissions(const Model* object) const {
    return group_permissions_of(this, object);
}
PermissionSet AbstractBaseUser::get_all_permissions(const Model* object) const {
    return all_permissions_of(this, object);
}

bool AbstractBaseUser::has_perm(std::string_view permission, const Model* object) const {
    if (superuser() && active()) return true;
    return backends_grant(this, permission, object);
}

bool AbstractBaseUser::has_module_perms(std::string_view app_label) const {
    if (superuser() && active()) return true;
    return backends_grant_module(this, app_label);
}

bool AbstractBaseUser::has_perms(std::span<const std::string> permissions,
                                 const Model* object) const {
    for (const std::string& permission : permissions)
        if (!has_perm(permission, object)) return false;
    return true;
}

void AbstractBaseUser::save(const SaveOptions& options) {
    Model::save(options);
    if (changed_password_ == nullptr) return;
    const PasswordOwner owner = password_owner(*this);
    config().password_validators.password_changed(*changed_password_, &owner);
    changed_password_.reset();
}

void AbstractBaseUser::clean() {
    set(username_field(), normalize_username(get_username()));
}

PermissionCache& AbstractBaseUser::permission_cache() const {
    if (permission_cache_ == nullptr) permission_cache_ = std::make_shared<PermissionCache>();
    return *permission_cache_;
}

}  // namespace cadenza::auth
