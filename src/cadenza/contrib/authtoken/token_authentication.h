#pragma once

#include "cadenza/rest/authentication.h"

namespace cadenza {
namespace authentication {

/// "Authorization: Token 9944b091…": the user of an authtoken::Token. Views see the token as
/// auth(). As rest_framework.authentication.TokenAuthentication; assign `keyword` in a derived
/// class for another word than "Token".
class TokenAuthentication : public BaseTokenAuthentication {
 protected:
    /// Throws AuthenticationFailed for an unknown token, and for that of an inactive user.
    Credentials authenticate_credentials(std::string_view token, Request& request) const override;
};

}  // namespace authentication

inline constexpr PolicyOf<authentication::TokenAuthentication> TokenAuthentication{};

}  // namespace cadenza
