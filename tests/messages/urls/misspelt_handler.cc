// expect(g++): marked 'override', but does not override
// expect(clang++): only virtual member functions can be marked 'override'
#include "cadenza/urls.h"
#include "cadenza/views.h"

struct Hello : cadenza::View {
#ifdef CONTROL
    cadenza::Response get(cadenza::Request& request) override;
#else
    cadenza::Response gett(cadenza::Request& request) override;
#endif
};

cadenza::UrlPatterns urlpatterns() { return {cadenza::path("hello/", cadenza::as_view<Hello>())}; }
