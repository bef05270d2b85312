#pragma once

#include <cadenza/urls.h>

namespace library {

/// Views without the REST framework, and the path converters.
cadenza::UrlPatterns plain_urlpatterns();

}  // namespace library
