#pragma once

// JSON web tokens: what an application's urls, views and settings use of rest/jwt.
#include "cadenza/contrib/token_blacklist/app.h"     // IWYU pragma: export
#include "cadenza/rest/jwt/authentication.h"         // IWYU pragma: export
#include "cadenza/rest/jwt/cookie_authentication.h"  // IWYU pragma: export
#include "cadenza/rest/jwt/cookie_views.h"           // IWYU pragma: export
#include "cadenza/rest/jwt/exceptions.h"             // IWYU pragma: export
#include "cadenza/rest/jwt/serializers.h"            // IWYU pragma: export
#include "cadenza/rest/jwt/tokens.h"                 // IWYU pragma: export
#include "cadenza/rest/jwt/views.h"                  // IWYU pragma: export
