#pragma once

#include <cadenza/urls.h>

namespace library {

/// Views that throw.
cadenza::UrlPatterns error_urlpatterns();

}  // namespace library
