#pragma once

#include <memory>
#include <vector>

#include "cadenza/apps/app.h"

namespace cadenza::auth {

/// The app "auth": users, groups, permissions. Settings::installed_apps lists it behind
/// contenttypes.
App app();

/// Its commands: createsuperuser and changepassword.
std::vector<std::unique_ptr<management::Command>> commands();

}  // namespace cadenza::auth
