// expect: error_route_must_not_start_with_a_slash
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/", index)};
#else
    return {cadenza::path("/articles/", index)};
#endif
}
