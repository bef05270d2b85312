#include "cadenza/contrib/sessions/app.h"

#include <gtest/gtest.h>

#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"
#include "unit/contrib/sessions/database.h"

namespace cadenza::sessions {
namespace {

TEST(SessionsApp, its_migration_makes_what_the_model_says) {
    test::SessionDatabase database;
    RecordingConsole console;
    const db::ConnectionLease connection = db::connect();
    EXPECT_EQ(migrations::makemigrations(database.project.migration_source(), console,
                                         {.check = true}, &*connection),
              0)
        << console.output;
}

TEST(SessionsApp, deployment_checks_want_a_safe_cookie) {
    Settings settings = test::session_settings();
    settings.session.cookie_httponly = false;
    const Project project(settings);
    const std::vector<std::string> tags{"security"};
    std::string ids;
    for (const CheckMessage& message : project.checks().run(tags, true)) ids += message.id + " ";
    EXPECT_TRUE(ids.contains("security.W012")) << ids;
    EXPECT_TRUE(ids.contains("security.W015")) << ids;
}

}  // namespace
}  // namespace cadenza::sessions
