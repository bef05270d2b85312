// expect: error_route_has_a_closing_angle_bracket_without_an_opening_one
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/<int:pk>/", index)};
#else
    return {cadenza::path("articles/int:pk>/", index)};
#endif
}
