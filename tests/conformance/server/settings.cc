#include "conformance/server/settings.h"

#include <cadenza/apps.h>
#include <cadenza/auth.h>
#include <cadenza/authtoken.h>
#include <cadenza/contrib/auth/middleware.h>
#include <cadenza/contrib/sessions/app.h>
#include <cadenza/contrib/sessions/middleware.h>
#include <cadenza/jwt.h>
#include <cadenza/middleware/defaults.h>
#include <cadenza/rest.h>
#include <cadenza/views.h>

#include "conformance/api/models.h"
#include "conformance/api/urls.h"
#include "conformance/library/models.h"
#include "conformance/library/urls.h"
#include "conformance/server/seed.h"

namespace conformance {
namespace {

using namespace cadenza;

App api_app() {
    return {.label = "api", .models = cadenza::models<api::BlogPost>()};
}

App library_app() {
    return {.label = "library",
            .models = cadenza::models<library::Author, library::AuthorProfile, library::Publisher,
                                      library::Tag, library::Book, library::Contribution,
                                      library::Specimen, library::Note, library::Event>()};
}

Response reset(Request& request) {
    if (!request.is(POST)) return HttpResponseNotAllowed({POST});
    restore_seed(models());
    Response response(status::HTTP_204_NO_CONTENT);
    return response;
}

UrlPatterns urlpatterns() {
    return {
        path("__reset__/", csrf_exempt(reset)),
        path("api/", include(api::urlpatterns)),
        path("api-auth/", include(login_urlpatterns)),
        path("library/", include(library::urlpatterns)),
    };
}

}  // namespace

std::vector<App (*)()> installed_apps() {
    return {contenttypes::app,    auth::app, sessions::app, authtoken::app,
            token_blacklist::app, api_app,   library_app};
}

std::span<const ModelInfo* const> models() {
    static const std::vector<const ModelInfo*> all = [] {
        std::vector<const ModelInfo*> found;
        for (App (*app)() : installed_apps()) {
            for (const auto& model : app().models) found.push_back(&model());
        }
        return found;
    }();
    return all;
}

Settings settings(const std::string& database_url) {
    return {
        .secret_key = "oracle-secret-key-not-for-production-0123456789-abcdefghijklmnop",
        .allowed_hosts = {"testserver", "localhost", "127.0.0.1", ".example.test"},
        .installed_apps = installed_apps(),
        .middleware = {middleware::cors, middleware::security, middleware::sessions,
                       middleware::common, middleware::csrf, middleware::authentication,
                       middleware::x_frame_options},
        .database = database_url,
        .root_urlconf = urlpatterns,
        .security = {.proxy_ssl_header = {{"X-Forwarded-Proto", "https"}},
                     .hsts_seconds = 3600,
                     .hsts_include_subdomains = true},
        .cors = {.allowed_origins = {"http://localhost:3000", "https://app.example.com"},
                 .allowed_origin_regexes = {"^https://\\w+\\.example\\.org$"},
                 .allow_credentials = true,
                 .expose_headers = {"X-Total-Count", "X-Request-Id"}},
        .login_redirect_url = "/library/whoami/",
        .auth = {.passwords = {.hasher_costs = {.pbkdf2_iterations = 1000},
                               .validators = {"user_attribute_similarity", "minimum_length",
                                              "common_password", "numeric_password"}}},
        .rest_framework = {.default_authentication_classes = {JWTAuthentication},
                           .default_permission_classes = {IsAuthenticated}},
        .simple_jwt = {.access_token_lifetime = Duration::minutes(30),
                       .check_user_on_refresh = false},
    };
}

}  // namespace conformance
