#pragma once

#include <string>

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::authtoken {

/// A key that stands for one user, until it is deleted: "Authorization: Token 9944b091…". Table
/// authtoken_token, as rest_framework.authtoken's.
struct Token : Model {
    CharField key{verbose_name = "Key", max_length = 40, primary_key = true};
    DateTimeField created{verbose_name = "Created", auto_now_add = true};
    OneToOneField<AbstractBaseUser> user{verbose_name = "User", related_name = "auth_token",
                                         on_delete = CASCADE};

    CADENZA_MODEL(Token, key, created, user)

    static Meta meta_options();
    /// 40 hexadecimal digits: 160 random bits.
    static std::string generate_key();

    /// A token without a key gets one.
    void save(const SaveOptions& options = {}) override;
    std::string str() const override { return key; }
};

/// The user's token, made where there is none yet.
Token token_of(const AbstractBaseUser& user);

}  // namespace cadenza::authtoken
