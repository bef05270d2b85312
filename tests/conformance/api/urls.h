#pragma once

#include <cadenza/urls.h>

namespace api {

/// The blog: posts, for users with a JSON web token.
cadenza::UrlPatterns urlpatterns();

}  // namespace api
