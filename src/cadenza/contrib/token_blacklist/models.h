#pragma once

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::token_blacklist {

/// A refresh or sliding token that was issued: table token_blacklist_outstandingtoken, as SimpleJWT
/// has it.
struct OutstandingToken : Model {
    ForeignKey<auth::AbstractBaseUser> user{on_delete = SET_NULL, null = true, blank = true};
    CharField jti{unique = true, max_length = 255};
    TextField token;
    DateTimeField created_at{null = true, blank = true};
    DateTimeField expires_at;

    CADENZA_MODEL(OutstandingToken, user, jti, token, created_at, expires_at)

    static Meta meta_options() { return {.ordering = {"user"}}; }
    std::string str() const override;
};

/// An entry for each of them that is valid no more: table token_blacklist_blacklistedtoken.
struct BlacklistedToken : Model {
    OneToOneField<OutstandingToken> token{on_delete = CASCADE};
    DateTimeField blacklisted_at{auto_now_add = true};

    CADENZA_MODEL(BlacklistedToken, token, blacklisted_at)

    std::string str() const override;
};

/// Deletes the recorded tokens that have expired, with their entries. They are refused without
/// them.
void flush_expired_tokens();

}  // namespace cadenza::token_blacklist
