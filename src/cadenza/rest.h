#pragma once

// Everything that an application's serializers and views use.
#include "cadenza/http.h"                    // IWYU pragma: export
#include "cadenza/rest/api_view.h"           // IWYU pragma: export
#include "cadenza/rest/authentication.h"     // IWYU pragma: export
#include "cadenza/rest/exceptions.h"         // IWYU pragma: export
#include "cadenza/rest/function_view.h"      // IWYU pragma: export
#include "cadenza/rest/metadata.h"           // IWYU pragma: export
#include "cadenza/rest/negotiation.h"        // IWYU pragma: export
#include "cadenza/rest/parsers.h"            // IWYU pragma: export
#include "cadenza/rest/permissions.h"        // IWYU pragma: export
#include "cadenza/rest/renderers.h"          // IWYU pragma: export
#include "cadenza/rest/reverse.h"            // IWYU pragma: export
#include "cadenza/rest/routers.h"            // IWYU pragma: export
#include "cadenza/rest/throttling.h"         // IWYU pragma: export
#include "cadenza/rest/versioning.h"         // IWYU pragma: export
#include "cadenza/rest/view_set.h"           // IWYU pragma: export
#include "cadenza/urls.h"                    // IWYU pragma: export
