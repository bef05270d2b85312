// A process that is killed while it writes loses no row that it has acknowledged, and leaves no
// half transaction.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <thread>
#include <vector>

#include "cadenza/db/backends/base/transaction.h"
#include "unit/db/backends/temporary_database.h"
#include "unit/runtime/on_loop.h"

namespace cadenza::db {
namespace {

using testing::TemporaryDatabase;

constexpr int kKills = 12;
constexpr int kThreads = 2;
constexpr int kFibers = 8;

void acknowledge(int pipe, std::int64_t value) {
    if (write(pipe, &value, sizeof value) != sizeof value) _exit(1);
}

/// Writes until it is killed. A row alone acknowledges its id; a pair of one transaction
/// acknowledges -id of its first, in on_commit.
[[noreturn]] void write_for_ever(const std::string& url, int pipe) {
    Databases databases(url);
    const Installation installation(databases);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([pipe] {
            std::vector<std::function<void()>> functions;
            for (int fiber = 0; fiber < kFibers; ++fiber) {
                functions.push_back([pipe, fiber] {
                    for (;;) {
                        if (fiber % 2 == 0) {
                            acknowledge(pipe, connect()
                                                  ->execute("INSERT INTO single (v) VALUES (1)")
                                                  .last_insert_id);
                            continue;
                        }
                        atomic([pipe] {
                            const auto connection = connect();
                            const auto id = connection->execute("INSERT INTO pair (v) VALUES (0)")
                                                .last_insert_id;
                            on_commit([pipe, id] { acknowledge(pipe, -id); });
                            connection->execute("INSERT INTO pair (v) VALUES (?)", {id});
                        });
                    }
                });
            }
            runtime::testing::on_loop(std::move(functions));
        });
    }
    for (std::thread& thread : threads) thread.join();
    _exit(0);
}

std::vector<std::int64_t> acknowledged(const std::string& url, std::chrono::microseconds life) {
    int ends[2];
    if (pipe(ends) != 0) std::abort();
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_for_ever(url, ends[1]);
    }
    close(ends[1]);
    std::vector<std::int64_t> values;
    std::int64_t value;
    std::chrono::steady_clock::time_point end;
    // The time counts from its first row on.
    while (read(ends[0], &value, sizeof value) == sizeof value) {
        if (values.empty()) end = std::chrono::steady_clock::now() + life;
        values.push_back(value);
        if (std::chrono::steady_clock::now() >= end) kill(child, SIGKILL);
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself: " << status;
    return values;
}

void expect_all_there(const std::vector<std::int64_t>& values) {
    const auto connection = connect();
    for (const std::int64_t value : values) {
        if (value > 0) {
            ASSERT_EQ(connection->scalar("SELECT v FROM single WHERE id = ?", {value}), Value(1))
                << "row " << value;
        } else {
            ASSERT_EQ(connection->scalar("SELECT count(*) FROM pair WHERE id = ? OR v = ?",
                                         {-value, -value}),
                      Value(2))
                << "pair " << -value;
        }
    }
    EXPECT_EQ(connection->scalar("SELECT count(*) FROM pair WHERE v = 0"),
              connection->scalar("SELECT count(*) FROM pair WHERE v <> 0"));
    EXPECT_EQ(connection->scalar("PRAGMA integrity_check"), Value("ok"));
}

void kill_repeatedly(const char* options) {
    std::string url;
    const TemporaryDatabase database;
    url = "sqlite:///" + database.path() + options;
    connect()->execute_script(
        "CREATE TABLE single (id integer PRIMARY KEY, v integer);"
        "CREATE TABLE pair (id integer PRIMARY KEY, v integer);");
    connect()->database().close_idle();
    std::mt19937 random(7);
    std::size_t total = 0;
    for (int round = 0; round < kKills; ++round) {
        const auto values = acknowledged(url, std::chrono::microseconds(random() % 30'000));
        ASSERT_FALSE(values.empty());
        total += values.size();
        expect_all_there(values);
        connect()->database().close_idle();
    }
    std::printf("%d kills, %zu acknowledged writes, all there\n", kKills, total);
}

TEST(Crash, no_acknowledged_write_is_lost) {
    kill_repeatedly("");
}

TEST(Crash, no_acknowledged_write_is_lost_while_the_log_is_copied_back) {
    kill_repeatedly("?checkpoint_pages=3");
}

TEST(Crash, no_acknowledged_write_is_lost_with_full_synchronisation) {
    kill_repeatedly("?synchronous=full");
}

}  // namespace
}  // namespace cadenza::db
