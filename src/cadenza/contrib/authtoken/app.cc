#include "cadenza/contrib/authtoken/app.h"

#include "cadenza/contrib/authtoken/migrations/migrations.h"
#include "cadenza/contrib/authtoken/token.h"

namespace cadenza::authtoken {
namespace {

/// The same table under the name that Django's admin shows it by: the model exists in migrations,
/// content types and permissions only.
std::vector<db::ModelDefinition> proxies() {
    db::ModelDefinition proxy("authtoken", "TokenProxy", {},
                              {.verbose_name = "token", .proxy = true});
    proxy.bases = {"authtoken.token"};
    return {proxy};
}

cadenza::migrations::MigrationList migration_list() {
    using namespace migrations;  // NOLINT(google-build-using-namespace)
    return {.cpp_namespace = "cadenza::authtoken",
            .migrations = {{"0001_initial", &m0001_initial},
                           {"0002_auto_20160226_1747", &m0002_auto_20160226_1747},
                           {"0003_tokenproxy", &m0003_tokenproxy},
                           {"0004_alter_tokenproxy_options", &m0004_alter_tokenproxy_options}}};
}

}  // namespace

App app() {
    return {.label = "authtoken",
            .verbose_name = "Auth Token",
            .models = models<Token>(),
            .proxies = proxies,
            .migrations = migration_list,
            .commands = commands};
}

}  // namespace cadenza::authtoken
