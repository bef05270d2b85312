#pragma once

#include "cadenza/apps/app.h"

namespace cadenza::authtoken {

/// The app "authtoken": the model Token and the command drf_create_token. Tables and migrations are
/// those of rest_framework.authtoken.
App app();

/// Its commands.
std::vector<std::unique_ptr<management::Command>> commands();

}  // namespace cadenza::authtoken
