#pragma once

#include "cadenza/rest/jwt/token.h"

namespace cadenza::jwt {

/// What a request is authorised with.
struct AccessToken : Token {
    static constexpr TokenClass kClass{.name = "AccessToken",
                                       .token_type = "access",
                                       .lifetime = &SimpleJwtSettings::access_token_lifetime};

    AccessToken() : Token(kClass) {}
    explicit AccessToken(std::string_view encoded, bool verify = true)
        : Token(kClass, encoded, verify) {}
    static AccessToken for_user(const auth::AbstractBaseUser& user);
};

/// What access tokens are got with.
struct RefreshToken : Token {
    static constexpr TokenClass kClass{.name = "RefreshToken",
                                       .token_type = "refresh",
                                       .lifetime = &SimpleJwtSettings::refresh_token_lifetime,
                                       .blacklisted = true};

    RefreshToken() : Token(kClass) {}
    explicit RefreshToken(std::string_view encoded, bool verify = true)
        : Token(kClass, encoded, verify) {}
    static RefreshToken for_user(const auth::AbstractBaseUser& user);

    /// An access token with all claims of this one but exp, jti and token_type. Both expire
    /// relative to the same moment if they are made as a pair.
    AccessToken access_token() const;

    /// The token that takes this one's place: the same claims with new exp, iat and jti. Where
    /// blacklist_after_rotation says so, this one is dead once it returns: of any number of
    /// rotations of one token at once a single one succeeds. The others throw
    /// BlacklistedTokenError, as does every later one, and each of them makes the whole family
    /// dead: all tokens that came by rotation from the same login.
    RefreshToken rotate() const;
};

/// One token for both: it can be exchanged for a later one until "refresh_exp".
struct SlidingToken : Token {
    static constexpr TokenClass kClass{.name = "SlidingToken",
                                       .token_type = "sliding",
                                       .lifetime = &SimpleJwtSettings::sliding_token_lifetime,
                                       .blacklisted = true};

    SlidingToken();
    explicit SlidingToken(std::string_view encoded, bool verify = true)
        : Token(kClass, encoded, verify) {}
    static SlidingToken for_user(const auth::AbstractBaseUser& user);
};

/// Any token: its signature and times hold, its purpose is left open. Cannot be made, only read.
struct UntypedToken : Token {
    static constexpr TokenClass kClass{
        .name = "UntypedToken", .token_type = "untyped", .checks_type = false};

    explicit UntypedToken(std::string_view encoded, bool verify = true)
        : Token(kClass, encoded, verify) {}
};

/// The refresh token of that text, for whoever exchanges it or ends it: a token that was rotated
/// away is a stolen one, or was stolen, so its family dies before BlacklistedTokenError is thrown.
RefreshToken present_refresh_token(std::string_view encoded);

}  // namespace cadenza::jwt

namespace cadenza {
using jwt::AccessToken;
using jwt::RefreshToken;
using jwt::SlidingToken;
using jwt::UntypedToken;
}  // namespace cadenza
