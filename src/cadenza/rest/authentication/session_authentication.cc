#include "cadenza/rest/authentication/session_authentication.h"

#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/http/request.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::authentication {

std::optional<Credentials> SessionAuthentication::authenticate(Request& request) const {
    const RequestUser* user = auth::find_user(request);
    if (user == nullptr || !user->is_authenticated() || !user->is_active()) return std::nullopt;
    // Only where the session counts: a client without one has nothing to be protected from.
    enforce_csrf(request);
    return Credentials{user->shared(), Value()};
}

void SessionAuthentication::enforce_csrf(Request& request) const {
    if (const auto reason = csrf::check(request))
        throw exceptions::PermissionDenied("CSRF Failed: " + *reason);
}

}  // namespace cadenza::authentication
