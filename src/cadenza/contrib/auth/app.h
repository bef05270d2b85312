#pragma once

#include "cadenza/apps/app.h"

namespace cadenza::auth {

/// The app "auth": users, groups, permissions. Settings::installed_apps lists it behind
/// contenttypes.
App app();

}  // namespace cadenza::auth
