#include "cadenza/rest/authentication/remote_user_authentication.h"

#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/http/request.h"

namespace cadenza::authentication {

std::optional<Credentials> RemoteUserAuthentication::authenticate(Request& request) const {
    const std::string_view name = request.header(header);
    if (name.empty()) return std::nullopt;
    const auth::UserPtr user = auth::authenticate(&request, Dict{{"remote_user", name}});
    if (user == nullptr || !user->active()) return std::nullopt;
    return Credentials{auth::request_user(user).shared(), Value()};
}

}  // namespace cadenza::authentication
