#pragma once

#include "cadenza/apps/app.h"

/// Refresh tokens that are recorded and can be revoked, in SimpleJWT's tables: what logging out and
/// rotation with reuse detection need.
namespace cadenza::token_blacklist {

/// For Settings::installed_apps, with auth::app.
App app();

/// ./manage flushexpiredtokens; in commands/.
std::vector<std::unique_ptr<management::Command>> commands();

}  // namespace cadenza::token_blacklist
