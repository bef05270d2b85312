#pragma once

#include <cadenza/rest.h>

namespace library {

// The schemes under which the application names itself to a client without credentials. This stage
// of the application has no users: whatever credentials arrive are wrong.

/// Sessions, of which there are none; a refusal names no scheme, so it is a 403.
class SessionAuthentication : public cadenza::authentication::BaseAuthentication {
 public:
    std::optional<cadenza::authentication::Credentials> authenticate(
        cadenza::Request&) const override {
        return std::nullopt;
    }
    std::string_view name() const override { return "SessionAuthentication"; }
};

class BasicAuthentication : public cadenza::authentication::BaseBasicAuthentication {
 protected:
    cadenza::authentication::Credentials authenticate_credentials(
        std::string_view, std::string_view, cadenza::Request&) const override {
        throw cadenza::AuthenticationFailed("Invalid username/password.");
    }
};

class TokenAuthentication : public cadenza::authentication::BaseTokenAuthentication {
 protected:
    cadenza::authentication::Credentials authenticate_credentials(
        std::string_view, cadenza::Request&) const override {
        throw cadenza::AuthenticationFailed("Invalid token.");
    }
};

/// Bearer tokens, none of which has a key to verify it with.
class JWTAuthentication : public cadenza::authentication::BaseAuthentication {
 public:
    std::optional<cadenza::authentication::Credentials> authenticate(
        cadenza::Request& request) const override {
        if (!cadenza::authentication::AuthorizationHeader::of(request).is("Bearer"))
            return std::nullopt;
        throw cadenza::AuthenticationFailed("Given token not valid for any token type",
                                            "token_not_valid");
    }
    std::string authenticate_header(cadenza::Request&) const override {
        return "Bearer realm=\"api\"";
    }
    std::string_view name() const override { return "JWTAuthentication"; }
};

}  // namespace library
