#include "cadenza/contrib/authtoken/auth_token_serializer.h"

#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::authtoken {

AuthTokenSerializer::AuthTokenSerializer() {
    fields = {{"username", CharField{label = "Username", write_only = true}},
              {"password", CharField{label = "Password", trim_whitespace = false,
                                     style = {{"input_type", "password"}}, write_only = true}},
              {"token", CharField{label = "Token", read_only = true}}};
}

void AuthTokenSerializer::validate(ValidatedData& attrs) {
    user_ = auth::authenticate(
        context().request, Dict{{"username", attrs["username"]}, {"password", attrs["password"]}});
    if (user_ == nullptr) {
        throw ValidationError("Unable to log in with provided credentials.", "authorization");
    }
}

}  // namespace cadenza::authtoken
