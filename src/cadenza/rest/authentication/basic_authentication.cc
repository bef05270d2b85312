#include "cadenza/rest/authentication/basic_authentication.h"

#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::authentication {

Credentials BasicAuthentication::authenticate_credentials(std::string_view username,
                                                          std::string_view password,
                                                          Request& request) const {
    const auth::UserPtr user =
        auth::authenticate(&request, Dict{{"username", username}, {"password", password}});
    if (user == nullptr) throw AuthenticationFailed("Invalid username/password.");
    if (!user->active()) throw AuthenticationFailed("User inactive or deleted.");
    return {auth::request_user(user).shared(), Value()};
}

}  // namespace cadenza::authentication
