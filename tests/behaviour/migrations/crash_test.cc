// Killed at any statement, and run by many at once: the schema is whole, and each migration is
// applied once.
#include <sys/wait.h>

#include <csignal>

#include "behaviour/migrations/fixture.h"
#include "behaviour/schema/catalogue.h"
#include "cadenza/db/migrations/recorder.h"

namespace {

using namespace cadenza;
using namespace cadenza::migrations;

class Crash : public MigrationsTest {
 protected:
    static pid_t start(const std::string& file, const std::string& kill_at = "0",
                       const std::string& log = "/dev/null") {
        const pid_t child = ::fork();
        if (child == 0) {
            if (!std::freopen(log.c_str(), "w", stdout)) ::_exit(65);
            if (!std::freopen("/dev/null", "w", stderr)) ::_exit(65);
            ::execl(CADENZA_MIGRATE_CHILD, "migrate_child", file.c_str(), kill_at.c_str(), nullptr);
            ::_exit(66);
        }
        return child;
    }
    static int wait_for(pid_t child) {
        int status = 0;
        ::waitpid(child, &status, 0);
        return status;
    }
};

TEST_F(Crash, killed_at_every_statement_and_run_again_the_schema_is_the_same) {
    const std::string whole = (folder / "whole.sqlite3").string();
    ASSERT_EQ(wait_for(start(whole)), 0);
    const std::string schema = oracle::text(oracle::catalogue(open("whole.sqlite3")));
    int kills = 0;
    for (int at = 1;; ++at) {
        const std::string name = "killed-" + std::to_string(at) + ".sqlite3";
        const std::string file = (folder / name).string();
        const int status = wait_for(start(file, std::to_string(at)));
        if (WIFEXITED(status)) {
            EXPECT_EQ(WEXITSTATUS(status), 0);
            break;
        }
        ASSERT_EQ(WTERMSIG(status), SIGKILL);
        ++kills;
        ASSERT_EQ(wait_for(start(file)), 0) << "after a kill at " << at;
        db::Connection& connection = open(name);
        ASSERT_EQ(oracle::text(oracle::catalogue(connection)), schema) << "after a kill at " << at;
        ASSERT_EQ(Recorder(connection).applied().size(), 3U);
        close();
        std::filesystem::remove(file);
    }
    EXPECT_GT(kills, 60);
}

TEST_F(Crash, of_eight_migrators_each_migration_is_applied_by_one) {
    for (int round = 0; round < 5; ++round) {
        const std::string name = "raced-" + std::to_string(round) + ".sqlite3";
        const std::string file = (folder / name).string();
        std::vector<pid_t> children;
        for (int i = 0; i < 8; ++i) {
            children.push_back(start(file, "0", (folder / ("log-" + std::to_string(i))).string()));
        }
        for (pid_t child : children) EXPECT_EQ(wait_for(child), 0);
        int applied = 0;
        for (int i = 0; i < 8; ++i) {
            const std::string log = read(folder / ("log-" + std::to_string(i)));
            for (std::size_t at = 0; (at = log.find("... OK\n", at)) != std::string::npos; ++at)
                ++applied;
        }
        EXPECT_EQ(applied, 3);
        db::Connection& connection = open(name);
        EXPECT_EQ(connection.scalar("SELECT COUNT(*) FROM django_migrations").as_int(), 3);
        close();
    }
}

}  // namespace
