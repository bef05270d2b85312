#include "behaviour/jwt/site.h"

namespace cadenza::jwt_site {
namespace {

struct WhoAmI : APIView {
    Response get(Request&) override { return answer(); }
    Response post(Request&) override { return answer(); }

 private:
    Response answer() {
        return Response(Value{{"id", user().pk()},
                              {"name", user().username()},
                              {"by", successful_authenticator()->name()}});
    }
};
struct ByHeader : WhoAmI {
    ByHeader() {
        authentication_classes = {JWTAuthentication};
        permission_classes = {IsAuthenticated};
    }
};
struct ByCookie : WhoAmI {
    ByCookie() {
        authentication_classes = {JWTCookieAuthentication};
        permission_classes = {IsAuthenticated};
    }
};
struct ByClaims : WhoAmI {
    ByClaims() {
        authentication_classes = {JWTStatelessUserAuthentication};
        permission_classes = {IsAuthenticated};
    }
};

}  // namespace

UrlPatterns urls() {
    return {
        path("token/", as_view<TokenObtainPairView>()),
        path("token/refresh/", as_view<TokenRefreshView>()),
        path("token/verify/", as_view<TokenVerifyView>()),
        path("token/blacklist/", as_view<TokenBlacklistView>()),
        path("sliding/", as_view<TokenObtainSlidingView>()),
        path("sliding/refresh/", as_view<TokenRefreshSlidingView>()),
        path("auth/", as_view<TokenCookieObtainPairView>()),
        path("auth/refresh/", as_view<TokenCookieRefreshView>()),
        path("auth/logout/", as_view<TokenCookieLogoutView>()),
        path("whoami/", as_view<ByHeader>()),
        path("whoami/cookie/", as_view<ByCookie>()),
        path("whoami/claims/", as_view<ByClaims>()),
    };
}

Settings settings(SimpleJwtSettings jwt) {
    Settings settings;
    settings.secret_key = kSecret;
    settings.installed_apps = {contenttypes::app, auth::app, token_blacklist::app};
    settings.middleware = {middleware::security, middleware::common, middleware::csrf};
    settings.root_urlconf = urls;
    settings.auth.passwords.hashers = {"md5"};  // quick
    settings.log_level = "off";
    settings.simple_jwt = std::move(jwt);
    settings.simple_jwt.cookies.refresh_path = "/auth/";
    return settings;
}

void make_users() {
    User::objects.create_user("ann", "ann@example.com", "correct horse");
    User::objects.create_user("ian", "ian@example.com", "correct horse", "is_active"_k = false);
}

std::string minted(const Dict& claims, std::string_view secret, const Dict& header) {
    return jose::sign(header, to_json(Value(claims)), *jose::Key::secret(secret), "HS256");
}

Dict claims(std::string_view type, const Dict& more) {
    const std::int64_t now = now_microseconds() / 1'000'000;
    Dict all{{"token_type", type},
             {"exp", now + 300},
             {"iat", now},
             {"jti", Uuid::random().hex()},
             {"user_id", 1}};
    for (const auto& [name, value] : more) all.set(name, value);
    return all;
}

}  // namespace cadenza::jwt_site
