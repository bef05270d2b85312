#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "cadenza/base/clock.h"
#include "cadenza/contrib/sessions/models.h"
#include "cadenza/contrib/sessions/stores/database_store.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/management/command.h"
#include "unit/contrib/sessions/database.h"

namespace cadenza::sessions {
namespace {

std::string& database_url() {
    static std::string url;
    return url;
}

Settings settings() {
    Settings made = test::session_settings();
    made.database = database_url();
    return made;
}

TEST(ClearSessions, deletes_what_has_expired) {
    std::string folder = (std::filesystem::temp_directory_path() / "clear-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    database_url() = "sqlite:///" + folder + "/db.sqlite3";
    RecordingConsole console;
    ASSERT_EQ(management::run_command({"migrate", "--verbosity", "0"}, settings, console), 0)
        << console.errors;
    {
        const Project project(settings());
        const DatabaseStore store(project.settings());
        store.create("old", {}, DateTime::now() - Duration::hours(1));
        store.create("new", {}, DateTime::now() + Duration::hours(1));
    }
    EXPECT_EQ(management::run_command({"clearsessions"}, settings, console), 0) << console.errors;
    {
        const Project project(settings());
        const DatabaseStore store(project.settings());
        EXPECT_EQ(Session::objects.count(), 1);
        EXPECT_TRUE(store.load("new"));
    }
    RecordingConsole help;
    EXPECT_EQ(management::run_command({"help"}, settings, help), 0);
    EXPECT_TRUE(help.output.contains("clearsessions")) << help.output;
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace cadenza::sessions
