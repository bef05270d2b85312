#include "cadenza/contrib/sessions/app.h"

#include "cadenza/apps/project.h"
#include "cadenza/contrib/sessions/migrations/migrations.h"
#include "cadenza/contrib/sessions/models.h"

namespace cadenza::sessions {
namespace {

cadenza::migrations::MigrationList migration_list() {
    return {.cpp_namespace = "cadenza::sessions",
            .migrations = {{"0001_initial", &migrations::m0001_initial}}};
}

std::vector<CheckMessage> check_cookie(const SessionSettings& settings) {
    std::vector<CheckMessage> found;
    if (!settings.cookie_secure) {
        found.push_back(check_warning(
            "security.W012", "session.cookie_secure is off.",
            "A cookie that also travels over plain HTTP can be read on the way: set it.",
            "Settings.session"));
    }
    if (!settings.cookie_httponly) {
        found.push_back(check_warning(
            "security.W015", "session.cookie_httponly is off.",
            "Scripts that a page should not have can then read the session's key: set it.",
            "Settings.session"));
    }
    return found;
}

void add_checks(CheckRegistry& registry, const Project& project) {
    registry.add(
        "security", [&project] { return check_cookie(project.settings().session); }, true);
}

}  // namespace

App app() {
    return {.label = "sessions",
            .verbose_name = "Sessions",
            .models = models<Session>(),
            .migrations = migration_list,
            .checks = add_checks,
            .commands = commands};
}

}  // namespace cadenza::sessions
