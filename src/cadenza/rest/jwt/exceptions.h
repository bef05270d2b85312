#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/error.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::jwt {

/// A token that must not be used, with a sentence for whoever sent it: "Token has wrong type". The
/// views and authentication classes turn it into a 401.
class TokenError : public Error {
 public:
    using Error::Error;
};
class ExpiredTokenError : public TokenError {
 public:
    using TokenError::TokenError;
};
/// It is in the blacklist.
class BlacklistedTokenError : public TokenError {
 public:
    explicit BlacklistedTokenError(std::string jti_claim)
        : TokenError("Token is blacklisted"), jti(std::move(jti_claim)) {}
    std::string jti;
};

/// 401 with {"detail": …, "code": …}, as SimpleJWT answers.
class AuthenticationFailed : public exceptions::AuthenticationFailed {
 public:
    AuthenticationFailed(std::string_view message, std::string_view code);

 protected:
    explicit AuthenticationFailed(ErrorDetail whole);
};

/// 401, code "token_not_valid".
class InvalidToken : public AuthenticationFailed {
 public:
    explicit InvalidToken(std::string_view message = "Token is invalid");
    /// With what each of several token classes had against the token, as {"token_class",
    /// "token_type", "message"}.
    InvalidToken(std::string_view message, ErrorDetail::Items messages);
};

}  // namespace cadenza::jwt

namespace cadenza {
using jwt::InvalidToken;
using jwt::TokenError;
}  // namespace cadenza
