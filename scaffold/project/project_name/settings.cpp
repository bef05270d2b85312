#include <cadenza/auth.h>
#include <cadenza/conf.h>
#include <cadenza/jwt.h>
#include <cadenza/middleware.h>
#include <cadenza/rest.h>
#include <cadenza/sessions.h>
#include <project_apps.h>  // declares every app of CMakeLists.txt

using namespace cadenza;

UrlPatterns urlpatterns();

Settings settings() {
    load_dotenv();
    return {
        .secret_key     = env("SECRET_KEY"),
        .debug          = env.flag("DEBUG", false),
        .allowed_hosts  = env.list("ALLOWED_HOSTS", {"localhost", "127.0.0.1", "[::1]"}),
        .installed_apps = {contenttypes::app, auth::app, sessions::app, token_blacklist::app},  // for example: add api::app
        .middleware     = {middleware::security, middleware::sessions, middleware::common, middleware::csrf,
                           middleware::authentication, middleware::x_frame_options},
        .database       = env("DATABASE_URL", "sqlite:///db.sqlite3"),
        .root_urlconf   = urlpatterns,
        // Tokens in the header "Authorization: Bearer …" for programs, in HttpOnly cookies for browsers.
        .rest_framework = {.default_authentication_classes = {JWTCookieAuthentication},
                           .default_permission_classes     = {IsAuthenticated}},
        .simple_jwt     = {.access_token_lifetime    = Duration::minutes(30),
                           .refresh_token_lifetime   = Duration::days(1),
                           .rotate_refresh_tokens    = true,
                           .blacklist_after_rotation = true,
                           .cookies                  = {.refresh_path = "/api/token/cookie/"}},
    };
}
