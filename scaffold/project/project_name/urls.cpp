#include <cadenza/urls.h>
#include <project_apps.h>

using namespace cadenza;

UrlPatterns urlpatterns() {
    return {
        // for example: path("api/", include(api::urlpatterns)),
    };
}
