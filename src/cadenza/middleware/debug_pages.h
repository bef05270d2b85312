#pragma once

#include <string_view>

#include "cadenza/http/response.h"

namespace cadenza {

class Request;

/// The page of settings.debug for a URL that no pattern matches, or where a view raised Http404:
/// which URLs there are.
Response debug_not_found_page(Request& request, std::string_view message);

/// The page of settings.debug for any other exception: its type and text, and the request. Plain
/// text for clients that do not take HTML. Everything is escaped; passwords, keys, tokens and
/// cookies are not shown.
Response debug_error_page(Request& request, int status, std::string_view type,
                          std::string_view message);

}  // namespace cadenza
