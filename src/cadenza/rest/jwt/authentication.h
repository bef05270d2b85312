#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/rest/authentication.h"
#include "cadenza/rest/jwt/token.h"

namespace cadenza {
namespace authentication {

/// "Authorization: Bearer <access token>". auth() of the view is the token's claims. As
/// rest_framework_simplejwt.authentication.JWTAuthentication; override what differs.
class JWTAuthentication : public BaseAuthentication {
 public:
    std::optional<Credentials> authenticate(Request& request) const override;
    std::string authenticate_header(Request& request) const override;
    std::string_view name() const override { return "JWTAuthentication"; }
    void check(const Settings& settings, std::vector<CheckMessage>& found) const override;

    /// The token of a header; none where the header is of another scheme. Throws
    /// jwt::AuthenticationFailed for one that has not two parts.
    virtual std::optional<std::string_view> get_raw_token(std::string_view header) const;
    /// Throws InvalidToken, with what each of auth_token_classes says.
    virtual jwt::Token get_validated_token(std::string_view raw_token) const;
    /// Throws InvalidToken or jwt::AuthenticationFailed: no such user, inactive, new password.
    virtual std::shared_ptr<const AuthenticatedUser> get_user(const jwt::Token& token) const;

 protected:
    Credentials credentials_of(std::string_view raw_token) const;
    std::string www_authenticate_realm = "api";
};

/// The same without a look into the database: the user is a TokenUser.
class JWTStatelessUserAuthentication : public JWTAuthentication {
 public:
    std::string_view name() const override { return "JWTStatelessUserAuthentication"; }
    std::shared_ptr<const AuthenticatedUser> get_user(const jwt::Token& token) const override;
};

}  // namespace authentication

inline constexpr PolicyOf<authentication::JWTAuthentication> JWTAuthentication;
inline constexpr PolicyOf<authentication::JWTStatelessUserAuthentication>
    JWTStatelessUserAuthentication;
/// SimpleJWT's former name for it.
inline constexpr PolicyOf<authentication::JWTStatelessUserAuthentication>
    JWTTokenUserAuthentication;

namespace jwt {

/// The default of user_authentication_rule: the user exists and, where check_user_is_active says
/// so, is active.
bool default_user_authentication_rule(const auth::AbstractBaseUser* user);
/// The rule in force.
bool may_authenticate(const auth::AbstractBaseUser* user);

}  // namespace jwt
}  // namespace cadenza
