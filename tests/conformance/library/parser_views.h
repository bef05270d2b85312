#pragma once

#include <cadenza/urls.h>

namespace library {

/// Views that answer what the parsers made of a body.
cadenza::UrlPatterns parser_urlpatterns();

}  // namespace library
