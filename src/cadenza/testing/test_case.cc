#include "cadenza/testing/test_case.h"

#include "cadenza/base/console.h"
#include "cadenza/base/error.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/migrations/commands/commands.h"

namespace cadenza::testing {
namespace {

Settings for_tests(Settings settings) {
    settings.database = "sqlite://:memory:";
    for (auto& [alias, url] : settings.databases) url = "sqlite://:memory:";
    settings.allowed_hosts.emplace_back("localhost");
    settings.allowed_hosts.emplace_back("testserver");
    settings.debug = false;  // as Django's runner: tests see what production answers
    return settings;
}

void migrate(Project& project) {
    RecordingConsole console;
    const db::ConnectionLease connection = db::connect();
    const int status = migrations::migrate(
        project.migration_source(), console, *connection,
        {.run_syncdb = true, .verbosity = 0, .post_migrate = project.post_migrate_hooks()});
    if (status != 0)
        throw Error("the test database could not be migrated:\n" + console.output + console.errors);
}

}  // namespace

TestCase::TestCase(Settings (*make_settings)())
    : project(for_tests(make_settings())), client(project) {
    migrate(project);
}

}  // namespace cadenza::testing
