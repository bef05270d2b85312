// expect: error_route_must_not_have_white_space_in_angle_brackets
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/<int:pk>/", index)};
#else
    return {cadenza::path("articles/<int: pk>/", index)};
#endif
}
