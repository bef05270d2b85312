#pragma once

/// What a site remembers of its visitors: for settings (the app, the middleware) and for views.
#include "cadenza/contrib/sessions/app.h"         // IWYU pragma: export
#include "cadenza/contrib/sessions/middleware.h"  // IWYU pragma: export
#include "cadenza/contrib/sessions/session.h"     // IWYU pragma: export
