#pragma once

#include "cadenza/base/value.h"
#include "cadenza/contrib/auth/base_user.h"

namespace cadenza::jwt {

/// The user whose user_id_field has that value; nullptr if there is none, also where the value
/// cannot be one of that field (a word, a list, an integer beyond 64 bits), or where several have
/// it.
auth::UserPtr find_user(const Value& user_id);

}  // namespace cadenza::jwt
