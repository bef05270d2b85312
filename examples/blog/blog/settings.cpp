#include <cadenza/conf.h>
#include <project_apps.h>

using namespace cadenza;

UrlPatterns urlpatterns();

Settings settings() {
    load_dotenv();
    return {
        .secret_key     = env("SECRET_KEY", "an-example-is-no-secret-0123456789-abcdefghijklmnopqrstuvwxyz"),
        .debug          = env.flag("DEBUG", true),
        .allowed_hosts  = env.list("ALLOWED_HOSTS", {"localhost", "127.0.0.1", "[::1]"}),
        .installed_apps = {api::app},
        .database       = env("DATABASE_URL", "sqlite:///db.sqlite3"),
        .root_urlconf   = urlpatterns,
    };
}
