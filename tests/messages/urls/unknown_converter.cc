// expect: error_route_has_an_unknown_converter_use_int_str_slug_uuid_path_or_list_yours_as_path_of_it
#include "cadenza/urls.h"

cadenza::Response index(cadenza::Request&);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/<int:pk>/", index)};
#else
    return {cadenza::path("articles/<integer:pk>/", index)};
#endif
}
