#pragma once

#include <cadenza/urls.h>

namespace library {

/// Views of the REST framework without a model: versions, negotiation, parsers, errors, function
/// views.
cadenza::UrlPatterns rest_urlpatterns();

}  // namespace library
