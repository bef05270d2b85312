#pragma once

#include "cadenza/rest/jwt/authentication.h"

namespace cadenza {
namespace authentication {

/// JWTAuthentication for browsers too: without a header, the token is that of the cookie that the
/// TokenCookie… views set. A browser sends a cookie whoever made it ask, so an unsafe request with
/// the cookie must pass the CSRF check (403); one with the header need not.
class JWTCookieAuthentication : public JWTAuthentication {
 public:
    std::optional<Credentials> authenticate(Request& request) const override;
    std::string_view name() const override { return "JWTCookieAuthentication"; }
    std::string_view vary() const override { return "Cookie"; }
};

}  // namespace authentication

inline constexpr PolicyOf<authentication::JWTCookieAuthentication> JWTCookieAuthentication;

namespace jwt {

/// Throws PermissionDenied, "CSRF Failed: …", unless the request passes csrf::check().
void enforce_csrf(Request& request);

}  // namespace jwt
}  // namespace cadenza
