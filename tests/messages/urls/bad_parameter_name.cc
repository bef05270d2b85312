// expect: error_route_parameter_is_not_a_valid_name
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/<int:id_2>/", index)};
#else
    return {cadenza::path("articles/<int:2nd-id>/", index)};
#endif
}
