#pragma once

#include <optional>

#include "cadenza/contrib/auth/base_user.h"

namespace cadenza::auth {

/// What one user object knows of its permissions: Django's _user_perm_cache and its neighbours.
struct PermissionCache {
    std::optional<PermissionSet> user;
    std::optional<PermissionSet> group;
    std::optional<PermissionSet> all;
};

}  // namespace cadenza::auth
