#pragma once

#include <cadenza/urls.h>

namespace library {

/// POST {"value": …} to one serializer field of the catalogue: validates it and answers its
/// representation.
cadenza::UrlPatterns field_urlpatterns();

}  // namespace library
