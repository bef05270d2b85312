#pragma once

#include <cadenza/urls.h>

namespace library {

/// Views that tell who asks, and views behind one permission each.
cadenza::UrlPatterns access_urlpatterns();

}  // namespace library
