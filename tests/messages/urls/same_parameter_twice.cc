// expect: error_route_has_the_same_parameter_twice
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("authors/<int:pk>/books/<int:book>/", index)};
#else
    return {cadenza::path("authors/<int:pk>/books/<int:pk>/", index)};
#endif
}
