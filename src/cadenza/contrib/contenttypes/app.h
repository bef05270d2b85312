#pragma once

#include "cadenza/apps/app.h"

namespace cadenza::contenttypes {

/// The app "contenttypes": Settings::installed_apps lists it before auth.
App app();

}  // namespace cadenza::contenttypes
