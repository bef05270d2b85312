#include <cadenza/auth.h>
#include <cadenza/conf.h>
#include <cadenza/jwt.h>
#include <cadenza/middleware.h>
#include <cadenza/rest.h>
#include <cadenza/sessions.h>
#include <project_apps.h>

using namespace cadenza;

UrlPatterns urlpatterns();

Settings settings() {
    load_dotenv();
    return {
        .secret_key     = env("SECRET_KEY", "an-example-is-no-secret-0123456789-abcdefghijklmnopqrstuvwxyz"),
        .debug          = env.flag("DEBUG", true),
        .allowed_hosts  = env.list("ALLOWED_HOSTS", {"localhost", "127.0.0.1", "[::1]"}),
        .installed_apps = {contenttypes::app, auth::app, sessions::app, token_blacklist::app, api::app},
        .middleware     = {middleware::security, middleware::sessions, middleware::common, middleware::csrf,
                           middleware::authentication, middleware::x_frame_options},
        .database       = env("DATABASE_URL", "sqlite:///db.sqlite3"),
        .root_urlconf   = urlpatterns,
        .rest_framework = {.default_authentication_classes = {JWTCookieAuthentication},  // and the Bearer header
                           .default_permission_classes     = {IsAuthenticated}},
        .simple_jwt     = {.access_token_lifetime  = Duration::minutes(30),
                           .refresh_token_lifetime = Duration::days(1),
                           .cookies                = {.refresh_path = "/api/token/cookie/"}},
    };
}
