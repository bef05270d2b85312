#include <cadenza/jwt.h>
#include <cadenza/urls.h>
#include <project_apps.h>

using namespace cadenza;

UrlPatterns urlpatterns() {
    return {
        path("api/token/",                as_view<TokenObtainPairView>(),       "get_token"),
        path("api/token/refresh/",        as_view<TokenRefreshView>(),          "refresh"),
        path("api/token/blacklist/",      as_view<TokenBlacklistView>(),        "blacklist"),
        path("api/token/cookie/",         as_view<TokenCookieObtainPairView>(), "cookie-login"),
        path("api/token/cookie/refresh/", as_view<TokenCookieRefreshView>(),    "cookie-refresh"),
        path("api/token/cookie/logout/",  as_view<TokenCookieLogoutView>(),     "cookie-logout"),
        // for example: path("api/", include(api::urlpatterns)),
    };
}
