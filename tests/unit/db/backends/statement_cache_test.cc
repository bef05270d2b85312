#include "cadenza/db/backends/sqlite/statement_cache.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/backends/sqlite/statement_kind.h"

namespace cadenza::db::sqlite {
namespace {

class StatementCacheTest : public ::testing::Test {
 protected:
    StatementCacheTest() { sqlite3_open(":memory:", &handle_); }
    ~StatementCacheTest() override { sqlite3_close(handle_); }
    sqlite3* handle_ = nullptr;
};

TEST_F(StatementCacheTest, a_text_is_prepared_once) {
    StatementCache cache(handle_, 4);
    Statement& first = cache.acquire("SELECT 1");
    StatementCache::release(first);
    Statement& again = cache.acquire("SELECT 1");
    EXPECT_EQ(&again, &first);
    StatementCache::release(again);
    EXPECT_EQ(cache.size(), 1u);
}

TEST_F(StatementCacheTest, a_text_in_use_is_prepared_again) {
    StatementCache cache(handle_, 4);
    Statement& first = cache.acquire("SELECT 1");
    Statement& second = cache.acquire("SELECT 1");
    EXPECT_NE(&first, &second);
    StatementCache::release(second);
    StatementCache::release(first);
    EXPECT_EQ(cache.size(), 1u);
}

TEST_F(StatementCacheTest, the_least_recently_used_one_goes) {
    StatementCache cache(handle_, 3);
    const auto use = [&](const char* sql) -> Statement& {
        Statement& statement = cache.acquire(sql);
        StatementCache::release(statement);
        return statement;
    };
    Statement& kept = use("SELECT 1");
    use("SELECT 2");
    use("SELECT 3");
    use("SELECT 1");
    use("SELECT 4");
    EXPECT_EQ(cache.size(), 3u);
    EXPECT_EQ(&use("SELECT 1"), &kept);
    for (int i = 0; i < 500; ++i) use(("SELECT " + std::to_string(i % 7)).c_str());
    EXPECT_EQ(cache.size(), 3u);
}

TEST_F(StatementCacheTest, one_in_use_stays_when_all_others_go) {
    StatementCache cache(handle_, 2);
    Statement& running = cache.acquire("SELECT 1");
    for (int i = 2; i < 10; ++i)
        StatementCache::release(cache.acquire("SELECT " + std::to_string(i)));
    EXPECT_EQ(sqlite3_step(running.handle), SQLITE_ROW);
    StatementCache::release(running);
    Statement& again = cache.acquire("SELECT 1");
    EXPECT_EQ(&again, &running);
    StatementCache::release(again);
}

TEST_F(StatementCacheTest, a_statement_may_outlive_the_cache) {
    auto cache = std::make_unique<StatementCache>(handle_, 2);
    Statement& running = cache->acquire("SELECT 1");
    cache.reset();
    EXPECT_EQ(sqlite3_step(running.handle), SQLITE_ROW);
    StatementCache::release(running);
}

TEST_F(StatementCacheTest, what_sqlite_does_not_understand_is_reported_and_not_kept) {
    StatementCache cache(handle_, 2);
    EXPECT_THROW(cache.acquire("SELECT"), OperationalError);
    EXPECT_THROW(cache.acquire("SELECT 1; SELECT 2"), ProgrammingError);
    EXPECT_THROW(cache.acquire("-- nothing"), ProgrammingError);
    EXPECT_EQ(cache.size(), 0u);
    StatementCache::release(cache.acquire("SELECT 1 ; \n"));
}

TEST(StatementKind, is_told_by_the_first_word) {
    EXPECT_EQ(statement_kind("SELECT 1"), StatementKind::Read);
    EXPECT_EQ(statement_kind("insert into t"), StatementKind::Write);
    EXPECT_EQ(statement_kind("  -- a comment\n /* another */ UPDATE t"), StatementKind::Write);
    EXPECT_EQ(statement_kind("WITH a AS (SELECT 1) DELETE FROM t"), StatementKind::With);
    EXPECT_EQ(statement_kind("savepoint s"), StatementKind::Control);
    EXPECT_EQ(statement_kind("PRAGMA foreign_keys"), StatementKind::Setting);
    EXPECT_EQ(statement_kind("CREATE TABLE t (a)"), StatementKind::Definition);
    EXPECT_EQ(statement_kind(""), StatementKind::Definition);
    EXPECT_EQ(statement_kind("/* open"), StatementKind::Definition);
}

}  // namespace
}  // namespace cadenza::db::sqlite
