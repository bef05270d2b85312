#include "cadenza/contrib/token_blacklist/models.h"

#include "cadenza/db/models/register.h"

namespace cadenza::token_blacklist {

std::string OutstandingToken::str() const {
    return "Token for " + (user ? user->str() : std::string("None")) + " (" + std::string(jti) +
           ")";
}

std::string BlacklistedToken::str() const {
    return "Blacklisted token for " + (token->user ? token->user->str() : std::string("None"));
}

void flush_expired_tokens() {
    OutstandingToken::objects.filter("expires_at__lte"_k = DateTime::now()).base().remove();
}

}  // namespace cadenza::token_blacklist

CADENZA_REGISTER(cadenza::token_blacklist::OutstandingToken)
CADENZA_REGISTER(cadenza::token_blacklist::BlacklistedToken)
