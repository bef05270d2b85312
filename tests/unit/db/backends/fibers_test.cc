// What fibers and threads see of one database: the writer, the pool, the locks, deadlines.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <set>
#include <thread>

#include "cadenza/db/backends/base/query_log.h"
#include "cadenza/db/backends/base/stopwatch.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/backends/sqlite/database.h"
#include "cadenza/runtime/blocking_pool.h"
#include "cadenza/runtime/fiber.h"
#include "temporary_database.h"
#include "unit/runtime/on_loop.h"

namespace cadenza::db {
namespace {

using runtime::testing::on_loop;
using testing::MemoryDatabase;
using testing::message_of;
using testing::TemporaryDatabase;
using Functions = std::vector<std::function<void()>>;

constexpr const char* kTable =
    "CREATE TABLE n (id integer PRIMARY KEY AUTOINCREMENT, v integer UNIQUE, parent bigint "
    "REFERENCES n (id) "
    "DEFERRABLE INITIALLY DEFERRED)";

std::int64_t count() {
    return connect()->scalar("SELECT count(*) FROM n").as_int();
}

/// A connection as another process would have it.
class Stranger {
 public:
    explicit Stranger(const std::string& path) { sqlite3_open(path.c_str(), &handle_); }
    ~Stranger() { sqlite3_close(handle_); }
    int run(const char* sql) { return sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); }

 private:
    sqlite3* handle_ = nullptr;
};

template <class D>
class FibersTest : public ::testing::Test {
 protected:
    FibersTest() { connect()->execute(kTable); }
    D database_;
};
struct DurableDatabase : TemporaryDatabase {
    DurableDatabase() : TemporaryDatabase("?synchronous=full") {}
};
using Kinds = ::testing::Types<TemporaryDatabase, DurableDatabase, MemoryDatabase>;
TYPED_TEST_SUITE(FibersTest, Kinds);

TYPED_TEST(FibersTest, no_write_of_many_fibers_is_lost_and_each_has_its_own_id) {
    runtime::BlockingPool pool;
    runtime::EventLoop loop({.blocking = &pool});
    std::set<std::int64_t> ids;
    Functions functions;
    for (int fiber = 0; fiber < 150; ++fiber) {
        functions.push_back([&, fiber] {
            for (int i = 0; i < 4; ++i) {
                const auto result =
                    connect()->execute("INSERT INTO n (v) VALUES (?)", {fiber * 4 + i});
                EXPECT_EQ(result.rows_affected, 1);
                EXPECT_EQ(
                    connect()->scalar("SELECT v FROM n WHERE id = ?", {result.last_insert_id}),
                    Value(fiber * 4 + i));
                ids.insert(result.last_insert_id);
            }
        });
    }
    on_loop(loop, std::move(functions));
    EXPECT_EQ(ids.size(), 600u);
    EXPECT_EQ(count(), 600);
}

TYPED_TEST(FibersTest, an_error_reaches_the_fiber_that_made_it_only) {
    int unique = 0, foreign = 0, rolled_back = 0;
    Functions functions;
    for (int fiber = 0; fiber < 30; ++fiber) {
        functions.push_back([&, fiber] {
            try {
                if (fiber % 10 == 7) {
                    connect()->execute("INSERT INTO n (v, parent) VALUES (?, 9999)", {fiber});
                } else if (fiber % 10 == 8) {
                    connect()->execute("INSERT OR ROLLBACK INTO n (v) VALUES (0)");
                } else {
                    connect()->execute("INSERT INTO n (v) VALUES (?)",
                                       {fiber % 10 == 9 ? 0 : fiber});
                }
                EXPECT_LT(fiber % 10, 7) << "no exception";
            } catch (const IntegrityError& error) {
                if (error.kind() == ConstraintKind::ForeignKey) {
                    ++foreign;
                } else if (fiber % 10 == 8) {
                    ++rolled_back;
                } else {
                    ++unique;
                }
            }
        });
    }
    on_loop(std::move(functions));
    EXPECT_EQ(foreign, 3);
    EXPECT_EQ(unique, 3);
    EXPECT_EQ(rolled_back, 3);
    EXPECT_EQ(count(), 21);
}

TYPED_TEST(FibersTest, writes_of_one_loop_are_made_in_the_order_they_were_asked_for) {
    std::vector<std::int64_t> ids(100);
    Functions functions;
    for (std::size_t fiber = 0; fiber < ids.size(); ++fiber) {
        functions.push_back([&, fiber] {
            ids[fiber] = connect()->execute("INSERT INTO n (v) VALUES (?)", {fiber}).last_insert_id;
        });
    }
    on_loop(std::move(functions));
    for (std::size_t fiber = 0; fiber < ids.size(); ++fiber) {
        EXPECT_EQ(ids[fiber], static_cast<std::int64_t>(fiber) + 1);
    }
}

TYPED_TEST(FibersTest, increments_of_threads_and_fibers_add_up) {
    connect()->execute("INSERT INTO n (id, v) VALUES (1, 0), (2, 1000000)");
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
        threads.emplace_back([] {
            Functions functions;
            for (int fiber = 0; fiber < 10; ++fiber) {
                functions.push_back([fiber] {
                    for (int i = 0; i < 5; ++i) {
                        if (fiber % 2 == 0) {
                            connect()->execute("UPDATE n SET v = v + 1 WHERE id = 2");
                            continue;
                        }
                        atomic([] {
                            const Value v = connect()->scalar("SELECT v FROM n WHERE id = 1");
                            runtime::yield();
                            connect()->execute("UPDATE n SET v = ? WHERE id = 1", {v.as_int() + 1});
                        });
                    }
                });
            }
            on_loop(std::move(functions));
        });
    }
    threads.emplace_back([] {
        for (int i = 0; i < 25; ++i) connect()->execute("UPDATE n SET v = v + 1 WHERE id = 2");
    });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(connect()->scalar("SELECT v FROM n WHERE id = 1"), Value(75));
    EXPECT_EQ(connect()->scalar("SELECT v FROM n WHERE id = 2"), Value(1000100));
}

TYPED_TEST(FibersTest, a_block_belongs_to_its_fiber) {
    std::string seen;
    on_loop({[&] {
                 atomic([&] {
                     connect()->execute("INSERT INTO n (v) VALUES (1)");
                     runtime::yield();
                     runtime::yield();
                     EXPECT_TRUE(in_atomic_block());
                     EXPECT_EQ(count(), 1);
                     seen += "first ";
                 });
             },
             [&] {
                 EXPECT_FALSE(in_atomic_block());
                 // In memory, without a write-ahead log, readers wait for the writer.
                 if (!this->database_.database().in_memory()) {
                     EXPECT_EQ(count(), 0);
                 }
                 connect()->execute("INSERT INTO n (v) VALUES (2)");
                 seen += "second";
             }});
    EXPECT_EQ(seen, "first second");
    EXPECT_EQ(count(), 2);
}

TYPED_TEST(FibersTest, a_cancelled_block_rolls_back) {
    on_loop({[&] {
        const runtime::DeadlineScope deadline(Duration::milliseconds(5));
        EXPECT_THROW(atomic([] {
                         connect()->execute("INSERT INTO n (v) VALUES (1)");
                         runtime::sleep_for(Duration::seconds(10));
                     }),
                     runtime::Cancelled);
    }});
    EXPECT_EQ(count(), 0);
    EXPECT_FALSE(connect()->in_transaction());
}

TYPED_TEST(FibersTest, a_long_query_lets_others_go_on) {
    int beats = 0;
    bool done = false;
    on_loop(
        {[&] {
             const Value sum = connect()->scalar(
                 "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 300000) "
                 "SELECT sum(x) FROM c");
             EXPECT_EQ(sum, Value(300000LL * 300001 / 2));
             done = true;
         },
         [&] {
             while (!done) {
                 ++beats;
                 runtime::yield();
             }
         }});
    EXPECT_GT(beats, 50);
}

TYPED_TEST(FibersTest, a_long_query_ends_at_the_deadline) {
    on_loop({[&] {
        const runtime::DeadlineScope deadline(Duration::milliseconds(20));
        EXPECT_THROW(
            connect()->scalar("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
                              "SELECT count(*) FROM c"),
            runtime::Cancelled);
        // The connection is as good as before.
        EXPECT_EQ(count(), 0);
    }});
}

TYPED_TEST(FibersTest, a_long_write_ends_at_its_deadline_and_harms_no_other) {
    std::string outcome;
    on_loop({[&] {
                 const runtime::DeadlineScope deadline(Duration::milliseconds(30));
                 try {
                     connect()->execute(
                         "INSERT INTO n (v) WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + "
                         "1 FROM c) "
                         "SELECT x % 2 FROM c WHERE x < 0");
                     outcome += "no exception ";
                 } catch (const OperationalError& error) {
                     outcome += error.what() + std::string(" ");
                 } catch (const runtime::Cancelled&) {
                     outcome += "cancelled ";
                 }
             },
             [&] { connect()->execute("INSERT INTO n (v) VALUES (5)"); }});
    EXPECT_TRUE(outcome == "interrupted " || outcome == "cancelled ") << outcome;
    EXPECT_EQ(count(), 1);
}

TEST(Fibers, a_lock_of_another_process_suspends_only_who_writes) {
    const TemporaryDatabase database;
    connect()->execute(kTable);
    Stranger stranger(database.path());
    ASSERT_EQ(stranger.run("BEGIN IMMEDIATE; INSERT INTO n (v) VALUES (1)"), SQLITE_OK);
    std::string order;
    on_loop({[&] {
                 connect()->execute("INSERT INTO n (v) VALUES (2)");
                 order += "written";
             },
             [&] {
                 for (int i = 0; i < 5; ++i) {
                     runtime::sleep_for(Duration::milliseconds(2));
                     EXPECT_EQ(count(), 0);
                 }
                 order += "read ";
                 ASSERT_EQ(stranger.run("COMMIT"), SQLITE_OK);
             }});
    EXPECT_EQ(order, "read written");
    EXPECT_EQ(count(), 2);
}

TEST(Fibers, a_lock_that_stays_is_an_error_after_the_timeout) {
    const TemporaryDatabase database("?timeout=0.02");
    connect()->execute(kTable);
    Stranger stranger(database.path());
    ASSERT_EQ(stranger.run("BEGIN IMMEDIATE"), SQLITE_OK);
    const auto write = [] { connect()->execute("INSERT INTO n (v) VALUES (2)"); };
    EXPECT_EQ(message_of<OperationalError>(write), "database is locked");
    EXPECT_EQ(message_of<OperationalError>([&] { atomic(write); }), "database is locked");
    // Of two fibers, one waits for the file and the other for the first.
    const std::string locked = "database is locked";
    on_loop({[&] { EXPECT_TRUE(message_of<OperationalError>(write).starts_with(locked)); },
             [&] {
                 EXPECT_TRUE(
                     message_of<OperationalError>([&] { atomic(write); }).starts_with(locked));
             }});
    ASSERT_EQ(stranger.run("COMMIT"), SQLITE_OK);
    write();
    EXPECT_EQ(count(), 1);
}

TEST(Fibers, writers_that_share_a_commit_share_the_wait_for_a_lock) {
    const TemporaryDatabase database("?timeout=0.05");
    connect()->execute(kTable);
    Stranger stranger(database.path());
    ASSERT_EQ(stranger.run("BEGIN IMMEDIATE"), SQLITE_OK);
    int locked = 0;
    Functions functions(60, [&] {
        const auto write = [] { connect()->execute("INSERT INTO n (v) VALUES (NULL)"); };
        locked += message_of<OperationalError>(write) == "database is locked";
    });
    const Stopwatch watch;
    on_loop(std::move(functions));
    EXPECT_EQ(locked, 60);
    EXPECT_LT(watch.elapsed(), Duration::milliseconds(60 * 50));
    ASSERT_EQ(stranger.run("COMMIT"), SQLITE_OK);
}

TEST(Fibers, a_block_that_writes_too_long_is_named_to_those_who_wait) {
    const TemporaryDatabase database("?timeout=0.01");
    connect()->execute(kTable);
    bool failed = false;
    on_loop({[&] {
                 atomic([&] {
                     connect()->execute("INSERT INTO n (v) VALUES (1)");
                     while (!failed) runtime::yield();
                 });
             },
             [&] {
                 EXPECT_EQ(
                     message_of<OperationalError>(
                         [] { connect()->execute("INSERT INTO n (v) VALUES (2)"); }),
                     "database is locked: another transaction of this process has been writing for "
                     "00:00:00.010000");
                 failed = true;
             }});
    EXPECT_EQ(count(), 1);
}

TYPED_TEST(FibersTest, a_commit_is_seen_by_every_fiber_that_asks_afterwards) {
    std::atomic<std::int64_t> committed{0};
    std::atomic<bool> done{false};
    std::thread writer([&] {
        for (int i = 1; i <= 300; ++i) {
            connect()->execute("INSERT INTO n (v) VALUES (?)", {i});
            committed = i;
        }
        done = true;
    });
    Functions functions;
    for (int fiber = 0; fiber < 4; ++fiber) {
        functions.push_back([&] {
            while (!done) {
                const std::int64_t before = committed;
                EXPECT_GE(count(), before);
                runtime::yield();
            }
        });
    }
    on_loop(std::move(functions));
    writer.join();
    EXPECT_EQ(count(), 300);
}

TEST(Fibers, a_commit_of_another_process_is_seen_in_the_next_turn) {
    const TemporaryDatabase database;
    connect()->execute(kTable);
    Stranger stranger(database.path());
    on_loop({[&] {
        for (int i = 1; i <= 5; ++i) {
            EXPECT_EQ(count(), i - 1);
            ASSERT_EQ(stranger.run("INSERT INTO n (v) VALUES (NULL)"), SQLITE_OK);
            runtime::sleep_for(Duration::milliseconds(1));
            EXPECT_EQ(count(), i);
        }
    }});
}

TEST(Fibers, a_loop_that_was_stopped_leaves_no_old_state_behind) {
    const TemporaryDatabase database;
    connect()->execute(kTable);
    Stranger stranger(database.path());
    for (int i = 0; i < 5; ++i) {
        on_loop({[&] { EXPECT_EQ(count(), i); }});
        ASSERT_EQ(stranger.run("INSERT INTO n (v) VALUES (NULL)"), SQLITE_OK);
        EXPECT_EQ(count(), i + 1);
    }
}

TEST(Fibers, the_pool_lends_a_connection_to_one_fiber_at_a_time) {
    const TemporaryDatabase database("?max_connections=1");
    std::string order;
    on_loop({[&] {
                 const auto lease = connect();
                 EXPECT_EQ(&*connect(), &*lease) << "a fiber that holds one gets the same";
                 runtime::yield();
                 order += "first ";
             },
             [&] {
                 connect()->scalar("SELECT 1");
                 order += "second";
             }});
    EXPECT_EQ(order, "first second");
}

TEST(Fibers, who_waits_for_the_writer_lends_its_connection) {
    const TemporaryDatabase database("?max_connections=2");
    connect()->execute(kTable);
    Functions functions;
    for (int fiber = 0; fiber < 40; ++fiber) {
        functions.push_back([fiber] {
            const auto lease = connect();
            const auto id = lease->execute("INSERT INTO n (v) VALUES (?)", {fiber}).last_insert_id;
            if (fiber % 3 == 0) runtime::yield();
            // Over its own connection or another one: the answer is the same.
            const auto cursor = lease->query("SELECT v FROM n WHERE id = ?", {id});
            ASSERT_TRUE(cursor->next());
            EXPECT_EQ(cursor->integer(0), fiber);
            if (fiber % 4 != 0) return;
            EXPECT_THROW(atomic([&] {
                             lease->execute("DELETE FROM n WHERE id = ?", {id});
                             EXPECT_EQ(
                                 connect()->scalar("SELECT count(*) FROM n WHERE id = ?", {id}),
                                 Value(0));
                             throw std::runtime_error("stop");
                         }),
                         std::runtime_error);
        });
    }
    on_loop(std::move(functions));
    EXPECT_EQ(count(), 40);
}

TEST(Fibers, many_writers_share_few_commits) {
    const TemporaryDatabase database("?max_connections=1");
    connect()->execute(kTable);
    auto& sqlite = static_cast<sqlite::SqliteDatabase&>(connect()->database());
    const auto before = sqlite.commits();
    Functions functions;
    for (int fiber = 0; fiber < 128; ++fiber) {
        functions.push_back(
            [fiber] { connect()->execute("INSERT INTO n (v) VALUES (?)", {fiber}); });
    }
    on_loop(std::move(functions));
    EXPECT_EQ(count(), 128);
    EXPECT_LE(sqlite.commits() - before, 4u);
}

TEST(Fibers, an_exhausted_pool_says_so) {
    const TemporaryDatabase database("?max_connections=1&timeout=0.01");
    bool failed = false;
    on_loop({[&] {
                 const auto lease = connect();
                 while (!failed) runtime::yield();
             },
             [&] {
                 EXPECT_EQ(message_of<OperationalError>([] { connect(); }),
                           "No connection to database 'default' became free within "
                           "00:00:00.010000: all 1 of this "
                           "thread are in use. Raise max_connections, or hold them shorter.");
                 failed = true;
             }});
}

TEST(Fibers, threads_have_connections_of_their_own) {
    const TemporaryDatabase database;
    const auto here = connect();
    std::thread([&] {
        const auto there = connect();
        EXPECT_NE(&*there, &*here);
        EXPECT_EQ(there->scalar("SELECT 1"), Value(1));
    }).join();
}

TEST(Fibers, the_log_is_copied_back_while_fibers_write) {
    TemporaryDatabase database("?checkpoint_pages=4");
    connect()->execute(kTable);
    Functions functions;
    for (int fiber = 0; fiber < 50; ++fiber) {
        functions.push_back([fiber] {
            for (int i = 0; i < 20; ++i)
                connect()->execute("INSERT INTO n (v) VALUES (?)", {fiber * 20 + i});
        });
    }
    on_loop(std::move(functions));
    EXPECT_EQ(count(), 1000);
    Stranger stranger(database.path());
    EXPECT_EQ(stranger.run("BEGIN IMMEDIATE; COMMIT"), SQLITE_OK);
}

}  // namespace
}  // namespace cadenza::db
