#pragma once

/// The framework's middleware for the settings, the base of one's own, and CSRF tokens.
#include "cadenza/middleware/csrf.h"        // IWYU pragma: export
#include "cadenza/middleware/defaults.h"    // IWYU pragma: export
#include "cadenza/middleware/middleware.h"  // IWYU pragma: export
