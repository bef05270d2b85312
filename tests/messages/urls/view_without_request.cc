// expect: the first parameter of a view is Request&
#include "cadenza/urls.h"

cadenza::Response good(cadenza::Request&, std::int64_t pk);
cadenza::Response index(std::int64_t pk);

cadenza::UrlPatterns urlpatterns() {
#ifdef CONTROL
    return {cadenza::path("articles/<int:pk>/", good)};
#else
    return {cadenza::path("articles/<int:pk>/", index)};
#endif
}
