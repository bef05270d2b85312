#pragma once

#include <cadenza/urls.h>

namespace library {

cadenza::UrlPatterns urlpatterns();

}  // namespace library
