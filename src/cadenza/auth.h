#pragma once

/// Users, groups, permissions, login: what models and views of a project need of the app auth.
#include "cadenza/contrib/auth/app.h"             // IWYU pragma: export
#include "cadenza/contrib/auth/authentication.h"  // IWYU pragma: export
#include "cadenza/contrib/auth/middleware.h"      // IWYU pragma: export
#include "cadenza/contrib/auth/request_user.h"    // IWYU pragma: export
#include "cadenza/contrib/auth/user.h"            // IWYU pragma: export
#include "cadenza/contrib/contenttypes/app.h"     // IWYU pragma: export
