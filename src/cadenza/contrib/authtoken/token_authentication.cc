#include "cadenza/contrib/authtoken/token_authentication.h"

#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/contrib/authtoken/token.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::authentication {

Credentials TokenAuthentication::authenticate_credentials(std::string_view token, Request&) const {
    const auto found = authtoken::Token::objects.filter("key"_k = token).first();
    if (!found) throw AuthenticationFailed("Invalid token.");
    const auth::UserPtr user = auth::load_user("pk", found->user.pk());
    if (user == nullptr || !user->active()) throw AuthenticationFailed("User inactive or deleted.");
    return {auth::request_user(user).shared(), model_value(*found)};
}

}  // namespace cadenza::authentication
