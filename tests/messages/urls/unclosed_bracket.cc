// expect: error_route_has_an_unclosed_angle_bracket
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/<int:pk>/", index)};
#else
    return {cadenza::path("articles/<int:pk/", index)};
#endif
}
