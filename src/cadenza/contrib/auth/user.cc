#include "cadenza/contrib/auth/user.h"

#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/contrib/auth/username.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"

CADENZA_REGISTER(cadenza::auth::User)

namespace cadenza::auth {

AbstractUser::AbstractUser()
    : username{
          verbose_name = "username",
          max_length = 150,
          unique = true,
          help_text = "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
          validators = {UnicodeUsernameValidator()},
          unique_message = "A user with that username already exists.",
      } {}
AbstractUser::AbstractUser(const AbstractUser&) = default;
AbstractUser::AbstractUser(AbstractUser&&) noexcept = default;
AbstractUser& AbstractUser::operator=(const AbstractUser&) = default;
AbstractUser& AbstractUser::operator=(AbstractUser&&) noexcept = default;
AbstractUser::~AbstractUser() = default;

Meta AbstractUser::meta_options() {
    return {.verbose_name = "user", .verbose_name_plural = "users"};
}

std::string AbstractUser::get_full_name() const {
    std::string name = first_name + " " + last_name;
    name.erase(name.find_last_not_of(' ') + 1);
    name.erase(0, name.find_first_not_of(' '));
    return name;
}

void AbstractUser::clean() {
    AbstractBaseUser::clean();
    email = auth::normalize_email(email);
}

Meta User::meta_options() {
    Meta meta = AbstractUser::meta_options();
    meta.app_label = "auth";
    meta.default_auto_field = db::FieldKind::Auto;
    return meta;
}

namespace internal {
namespace {

using cadenza::internal::KeywordValue;

// Takes the keyword of that name out of the list's reach by giving its value.
const Value* keyword(std::span<KeywordValue> keywords, std::string_view name) {
    for (const KeywordValue& one : keywords)
        if (one.name == name) return &one.value;
    return nullptr;
}

void check_superuser_flag(std::span<KeywordValue> extra, std::string_view name) {
    const Value* given = keyword(extra, name);
    if (given != nullptr && *given != Value(true))
        throw ValueError("Superuser must have " + std::string(name) + "=True.");
}

}  // namespace

void create_user(const QueryBase& query, AbstractBaseUser& user, const NewUser& values,
                 std::span<KeywordValue> extra) {
    if (values.superuser) {
        check_superuser_flag(extra, "is_staff");
        check_superuser_flag(extra, "is_superuser");
    }
    if (values.username.empty()) throw ValueError("The given username must be set");
    std::optional<std::string_view> raw = values.password;
    if (const Value* given = keyword(extra, "password"); given != nullptr && !given->is_null())
        raw = given->as_text();
    std::string_view email = values.email;
    if (const Value* given = keyword(extra, "email"); given != nullptr && !given->is_null())
        email = given->as_text();

    std::vector<KeywordValue> list;
    list.reserve(extra.size() + 5);
    list.emplace_back("is_staff", Value(values.superuser));
    list.emplace_back("is_superuser", Value(values.superuser));
    for (KeywordValue& one : extra) {
        if (std::string_view(one.name) == "password" || std::string_view(one.name) == "email")
            continue;
        list.push_back(std::move(one));
    }
    list.emplace_back("username", Value(normalize_username(values.username)));
    list.emplace_back("email", Value(auth::normalize_email(email)));
    list.emplace_back("password", Value(make_password(raw)));
    query.create_into(user, list);
}

QueryBase users_with_perm(const ModelInfo& users, std::string_view permission, bool is_active,
                          bool include_superusers) {
    const auto& backends = config().backends;
    if (backends.size() != 1)
        throw ValueError(
            "You have multiple authentication backends configured and therefore must provide the "
            "`backend` argument.");
    return backends.front()->with_perm(users, permission, is_active, include_superusers);
}

}  // namespace internal
}  // namespace cadenza::auth
