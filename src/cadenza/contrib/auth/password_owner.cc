#include "cadenza/contrib/auth/password_owner.h"

#include "cadenza/contrib/auth/config.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth {

PasswordOwner password_owner(const AbstractBaseUser& user) {
    PasswordOwner owner;
    for (const FieldInfo& field : user.meta().columns()) {
        if (!db::is_textual(field.kind()) || field.name() == "password") continue;
        owner.attributes.push_back(
            {std::string(field.name()), field.get(user).str(), std::string(field.verbose_name())});
    }
    return owner;
}

TokenUser token_user(const AbstractBaseUser& user) {
    TokenUser result{user.pk().str(), user.password, std::nullopt, {}};
    if (!user.last_login.is_null()) result.last_login = user.last_login;
    if (const FieldInfo* email = user.meta().find(user.email_field());
        email != nullptr && !email->is_null(user))
        result.email = email->get(user).str();
    return result;
}

std::vector<ValidationMessage> validate_password(std::string_view password,
                                                 const AbstractBaseUser* user) {
    if (user == nullptr) return config().password_validators.validate(password);
    const PasswordOwner owner = password_owner(*user);
    return config().password_validators.validate(password, &owner);
}

std::string make_reset_token(const AbstractBaseUser& user) {
    return config().reset_tokens.make_token(token_user(user));
}

bool check_reset_token(const AbstractBaseUser& user, std::string_view token) {
    return config().reset_tokens.check_token(token_user(user), token);
}

}  // namespace cadenza::auth
