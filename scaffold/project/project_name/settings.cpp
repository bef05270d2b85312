#include <cadenza/conf.h>
#include <project_apps.h>  // declares every app of CMakeLists.txt

using namespace cadenza;

UrlPatterns urlpatterns();

Settings settings() {
    load_dotenv();
    return {
        .secret_key     = env("SECRET_KEY"),
        .debug          = env.flag("DEBUG", false),
        .allowed_hosts  = env.list("ALLOWED_HOSTS", {"localhost", "127.0.0.1", "[::1]"}),
        .installed_apps = {},  // for example: {api::app}
        .database       = env("DATABASE_URL", "sqlite:///db.sqlite3"),
        .root_urlconf   = urlpatterns,
    };
}
