#include <cadenza/urls.h>
#include <project_apps.h>

using namespace cadenza;

UrlPatterns urlpatterns() {
    return {
        path("api/", include(api::urlpatterns)),
    };
}
