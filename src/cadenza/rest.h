#pragma once

// Everything that an application's serializers and views use.
#include "cadenza/http.h"                                            // IWYU pragma: export
#include "cadenza/rest/api_view.h"                                   // IWYU pragma: export
#include "cadenza/rest/authentication/basic_authentication.h"        // IWYU pragma: export
#include "cadenza/rest/authentication/remote_user_authentication.h"  // IWYU pragma: export
#include "cadenza/rest/authentication/session_authentication.h"      // IWYU pragma: export
#include "cadenza/rest/cursor_pagination.h"                          // IWYU pragma: export
#include "cadenza/rest/exceptions.h"                                 // IWYU pragma: export
#include "cadenza/rest/filters.h"                                    // IWYU pragma: export
#include "cadenza/rest/function_view.h"                              // IWYU pragma: export
#include "cadenza/rest/generics.h"                                   // IWYU pragma: export
#include "cadenza/rest/login_urls.h"                                 // IWYU pragma: export
#include "cadenza/rest/model_permissions.h"                          // IWYU pragma: export
#include "cadenza/rest/model_view_set.h"                             // IWYU pragma: export
#include "cadenza/rest/pagination.h"                                 // IWYU pragma: export
#include "cadenza/rest/reverse.h"                                    // IWYU pragma: export
#include "cadenza/rest/routers.h"                                    // IWYU pragma: export
#include "cadenza/serializers.h"                                     // IWYU pragma: export
#include "cadenza/urls.h"                                            // IWYU pragma: export
