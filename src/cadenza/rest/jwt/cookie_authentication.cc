#include "cadenza/rest/jwt/cookie_authentication.h"

#include "cadenza/middleware/csrf.h"
#include "cadenza/rest/jwt/cookies.h"

namespace cadenza {

std::optional<authentication::Credentials> authentication::JWTCookieAuthentication::authenticate(
    Request& request) const {
    if (std::optional<Credentials> found = JWTAuthentication::authenticate(request)) return found;
    const std::optional<std::string> token = jwt::TokenCookies(request).access();
    if (!token) return std::nullopt;
    // First the token: a page whose token has run out is to fetch a new one, not to give up.
    Credentials credentials = credentials_of(*token);
    jwt::enforce_csrf(request);
    return credentials;
}

void jwt::enforce_csrf(Request& request) {
    if (const std::optional<std::string> reason = csrf::check(request))
        throw exceptions::PermissionDenied("CSRF Failed: " + *reason);
}

}  // namespace cadenza
