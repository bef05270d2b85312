#include "conformance/server/settings.h"

#include <cadenza/apps.h>
#include <cadenza/rest.h>

#include "conformance/accounts/models.h"
#include "conformance/api/models.h"
#include "conformance/api/urls.h"
#include "conformance/library/authentication.h"
#include "conformance/library/models.h"
#include "conformance/library/urls.h"
#include "conformance/server/seed.h"

namespace conformance {
namespace {

using namespace cadenza;

App accounts_app() {
    return {.label = "auth", .models = cadenza::models<auth::User>()};
}

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
        path("__reset__/", reset),
        path("api/", include(api::urlpatterns)),
        path("library/", include(library::urlpatterns)),
    };
}

}  // namespace

std::span<const ModelInfo* const> models() {
    static const std::vector<const ModelInfo*> all = [] {
        std::vector<const ModelInfo*> found;
        for (const App& app : {accounts_app(), api_app(), library_app()}) {
            for (const auto& model : app.models) found.push_back(&model());
        }
        return found;
    }();
    return all;
}

Settings settings(const std::string& database_url) {
    return {
        .secret_key = "oracle-secret-key-not-for-production-0123456789-abcdefghijklmnop",
        .allowed_hosts = {"testserver", "localhost", "127.0.0.1", ".example.test"},
        .installed_apps = {accounts_app, api_app, library_app},
        .database = database_url,
        .root_urlconf = urlpatterns,
        .security = {.proxy_ssl_header = {{"X-Forwarded-Proto", "https"}},
                     .hsts_seconds = 3600,
                     .hsts_include_subdomains = true},
        .rest_framework = {.default_authentication_classes = {library::JWTAuthentication()},
                           .default_permission_classes = {IsAuthenticated}},
    };
}

}  // namespace conformance
