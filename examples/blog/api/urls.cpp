#include <cadenza/urls.h>

#include "api/views.h"

namespace api {

UrlPatterns urlpatterns() {
    return {
        path("user/register/",        as_view<CreateUserView>(),            "register"),
        path("user/logout/",          as_view<LogoutView>(),                "logout"),
        path("token/",                as_view<TokenObtainPairView>(),       "get_token"),
        path("token/refresh/",        as_view<TokenRefreshView>(),          "refresh"),
        path("token/verify/",         as_view<TokenVerifyView>(),           "verify"),
        path("token/blacklist/",      as_view<TokenBlacklistView>(),        "blacklist"),
        path("token/cookie/",         as_view<TokenCookieObtainPairView>(), "cookie-login"),
        path("token/cookie/refresh/", as_view<TokenCookieRefreshView>(),    "cookie-refresh"),
        path("token/cookie/logout/",  as_view<TokenCookieLogoutView>(),     "cookie-logout"),
        path("blogposts/",            as_view<BlogPostListCreateView>(),    "blogpost-list-create"),
        path("blogposts/<int:pk>/",   as_view<BlogPostDetailView>(),        "blogpost-detail"),
    };
}

}  // namespace api
