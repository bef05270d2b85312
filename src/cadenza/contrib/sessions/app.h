#pragma once

#include "cadenza/apps/app.h"

namespace cadenza::sessions {

/// The app "sessions": the table django_session, the command clearsessions, and checks of the
/// cookie's settings.
App app();

/// Its commands.
std::vector<std::unique_ptr<management::Command>> commands();

}  // namespace cadenza::sessions
