#include "cadenza/rest/jwt/tokens.h"

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/rest/jwt/blacklist.h"
#include "cadenza/rest/jwt/config.h"

namespace cadenza::jwt {

AccessToken AccessToken::for_user(const auth::AbstractBaseUser& user) {
    AccessToken token;
    token.claim_user(user);
    return token;
}

RefreshToken RefreshToken::for_user(const auth::AbstractBaseUser& user) {
    RefreshToken token;
    token.claim_user(user);
    return token;
}

AccessToken RefreshToken::access_token() const {
    const SimpleJwtSettings& settings = config().settings;
    AccessToken access;
    access.set_exp("exp", current_time);
    for (const auto& [claim, value] : payload) {
        // "jti" too where the jti_claim has another name: a foreign token may have both.
        if (claim == settings.token_type_claim || claim == "exp" || claim == settings.jti_claim ||
            claim == "jti")
            continue;
        access.payload.set(claim, value);
    }
    return access;
}

RefreshToken RefreshToken::rotate() const {
    RefreshToken next = *this;
    next.current_time = DateTime::now();
    next.set_exp();
    next.set_iat();
    if (config().detects_reuse) {
        next[config().settings.jti_claim] = blacklist::next_jti(jti());
        blacklist::replace(*this, next);
    } else {
        next.set_jti();
        next.outstand();
    }
    return next;
}

SlidingToken::SlidingToken() : Token(kClass) {
    const SimpleJwtSettings& settings = config().settings;
    set_exp(settings.sliding_token_refresh_exp_claim, current_time,
            settings.sliding_token_refresh_lifetime);
}

SlidingToken SlidingToken::for_user(const auth::AbstractBaseUser& user) {
    SlidingToken token;
    token.claim_user(user);
    return token;
}

RefreshToken present_refresh_token(std::string_view encoded) {
    try {
        return RefreshToken(encoded);
    } catch (const BlacklistedTokenError& error) {
        if (config().detects_reuse) blacklist::revoke_family(error.jti);
        throw;
    }
}

}  // namespace cadenza::jwt
