#pragma once

#include <cadenza/urls.h>

namespace library {

/// The view sets of the library behind a router with a public root.
cadenza::UrlPatterns router_urlpatterns();

}  // namespace library
