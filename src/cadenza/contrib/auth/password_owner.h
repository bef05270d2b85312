#pragma once

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/contrib/auth/password_validation/password_validation.h"
#include "cadenza/contrib/auth/tokens/password_reset_token_generator.h"

namespace cadenza::auth {

/// What password validators see of a user: its text fields but the password.
PasswordOwner password_owner(const AbstractBaseUser& user);
/// What a reset token depends on.
TokenUser token_user(const AbstractBaseUser& user);

/// What the settings' validators find wrong with a new password; empty if it may be used.
std::vector<ValidationMessage> validate_password(std::string_view password,
                                                 const AbstractBaseUser* user = nullptr);
/// The token of a link by which the user sets a forgotten password.
std::string make_reset_token(const AbstractBaseUser& user);
bool check_reset_token(const AbstractBaseUser& user, std::string_view token);

}  // namespace cadenza::auth
