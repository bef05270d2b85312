#pragma once

#include "cadenza/views/user.h"

namespace cadenza::auth {

/// What the authentication middleware leaves in a request: found out when it is asked for.
struct CurrentUser {
    RequestUser user;
    bool known = false;
};

}  // namespace cadenza::auth
