#pragma once

/// Tokens that log a client in for good: the app, its model, the authentication class, the view.
#include "cadenza/contrib/authtoken/app.h"                   // IWYU pragma: export
#include "cadenza/contrib/authtoken/token.h"                 // IWYU pragma: export
#include "cadenza/contrib/authtoken/token_authentication.h"  // IWYU pragma: export
#include "cadenza/contrib/authtoken/views.h"                 // IWYU pragma: export
