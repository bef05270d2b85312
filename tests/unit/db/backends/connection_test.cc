#include "cadenza/db/backends/base/connection.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/base/query_log.h"
#include "cadenza/db/backends/base/transaction.h"
#include "temporary_database.h"

namespace cadenza::db {
namespace {

using testing::MemoryDatabase;
using testing::message_of;
using testing::TemporaryDatabase;

template <class D>
class ConnectionTest : public ::testing::Test {
 protected:
    ConnectionTest() {
        connect()->execute(
            "CREATE TABLE post (id integer NOT NULL PRIMARY KEY AUTOINCREMENT, title varchar(50) "
            "NOT NULL UNIQUE, "
            "views integer unsigned CONSTRAINT positive CHECK (views >= 0), parent_id bigint "
            "REFERENCES post (id) "
            "DEFERRABLE INITIALLY DEFERRED)");
    }
    D database_;
};
using Kinds = ::testing::Types<TemporaryDatabase, MemoryDatabase>;
TYPED_TEST_SUITE(ConnectionTest, Kinds);

TYPED_TEST(ConnectionTest, rows_come_back_as_they_were_written) {
    const auto connection = connect();
    const auto first =
        connection->execute("INSERT INTO post (title, views) VALUES (?, ?)", {"one", 1});
    const auto second =
        connection->execute("INSERT INTO post (title, views) VALUES (?, ?)", {"two", nullptr});
    EXPECT_EQ(first.last_insert_id, 1);
    EXPECT_EQ(second.last_insert_id, 2);
    EXPECT_EQ(second.rows_affected, 1);

    const auto cursor = connection->query("SELECT id, title, views FROM post ORDER BY id");
    ASSERT_EQ(cursor->columns(), 3);
    EXPECT_EQ(cursor->column_name(1), "title");
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->integer(0), 1);
    EXPECT_EQ(cursor->text(1), "one");
    EXPECT_FALSE(cursor->is_null(2));
    ASSERT_TRUE(cursor->next());
    EXPECT_TRUE(cursor->is_null(2));
    EXPECT_EQ(cursor->integer(2), 0);
    EXPECT_FALSE(cursor->next());
    EXPECT_FALSE(cursor->next());
}

TYPED_TEST(ConnectionTest, rows_affected_are_those_of_the_statement) {
    const auto connection = connect();
    connection->execute("INSERT INTO post (title) VALUES ('a'), ('b'), ('c')");
    EXPECT_EQ(connection->execute("UPDATE post SET views = 1 WHERE id > ?", {1}).rows_affected, 2);
    EXPECT_EQ(connection->execute("DELETE FROM post WHERE id = ?", {99}).rows_affected, 0);
    EXPECT_EQ(connection->execute("CREATE INDEX i ON post (views)").rows_affected, 0);
}

TYPED_TEST(ConnectionTest, returning_gives_the_rows) {
    const auto connection = connect();
    const auto cursor = connection->query(
        "INSERT INTO post (title, views) VALUES ('a', 7), ('b', 8) RETURNING id, title, views");
    ASSERT_EQ(cursor->columns(), 3);
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->integer(0), 1);
    EXPECT_EQ(cursor->text(1), "a");
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->text(2), "8");
    EXPECT_FALSE(cursor->next());
    EXPECT_EQ(connection->scalar("SELECT count(*) FROM post"), Value(2));
}

TYPED_TEST(ConnectionTest, a_broken_constraint_is_an_integrity_error_that_names_it) {
    const auto connection = connect();
    connection->execute("INSERT INTO post (title) VALUES ('one')");
    try {
        connection->execute("INSERT INTO post (title) VALUES ('one')");
        FAIL() << "no exception";
    } catch (const IntegrityError& error) {
        EXPECT_STREQ(error.what(), "UNIQUE constraint failed: post.title");
        EXPECT_EQ(error.kind(), ConstraintKind::Unique);
        EXPECT_EQ(error.constraint(), "post.title");
    }
    EXPECT_EQ(message_of<IntegrityError>(
                  [&] { connection->execute("INSERT INTO post (title) VALUES (NULL)"); }),
              "NOT NULL constraint failed: post.title");
    EXPECT_EQ(message_of<IntegrityError>(
                  [&] { connection->execute("INSERT INTO post (title, views) VALUES ('x', -1)"); }),
              "CHECK constraint failed: positive");
    EXPECT_EQ(message_of<IntegrityError>([&] {
                  connection->execute("INSERT INTO post (title, parent_id) VALUES ('x', 77)");
              }),
              "FOREIGN KEY constraint failed");
    EXPECT_EQ(connection->scalar("SELECT count(*) FROM post"), Value(1));
}

TYPED_TEST(ConnectionTest, wrong_statements_say_what_is_wrong) {
    const auto connection = connect();
    EXPECT_EQ(message_of<OperationalError>([&] { connection->query("SELECT * FROM nowhere"); }),
              "no such table: nowhere");
    EXPECT_EQ(message_of<OperationalError>([&] { connection->query("SELEKT 1"); }),
              "near \"SELEKT\": syntax error");
    EXPECT_EQ(message_of<ProgrammingError>([&] {
                  connection->query("SELECT ?", {1, 2});
              }),
              "Incorrect number of bindings supplied. The current statement uses 1, and there are "
              "2 supplied.");
    EXPECT_EQ(message_of<ProgrammingError>([&] { connection->query("SELECT 1; SELECT 2"); }),
              "You can only execute one statement at a time.");
    EXPECT_EQ(message_of<ProgrammingError>([&] { connection->query("  "); }),
              "There is no statement in this text: '  '");
}

TYPED_TEST(ConnectionTest, values_without_a_column_format_are_refused) {
    const auto connection = connect();
    EXPECT_EQ(message_of<DataError>(
                  [&] { connection->query("SELECT ?", {Value::big_int("18446744073709551616")}); }),
              "Parameter 1: the integer 18446744073709551616 is too large: SQLite keeps 64 bits");
    EXPECT_EQ(message_of<InterfaceError>([&] {
                  connection->query("SELECT ?, ?", {1, Value::list({1})});
              }),
              "Error binding parameter 2: type 'list' is not supported");
}

TYPED_TEST(ConnectionTest, two_cursors_of_one_statement_run_side_by_side) {
    const auto connection = connect();
    connection->execute("INSERT INTO post (title) VALUES ('a'), ('b')");
    const auto outer = connection->query("SELECT title FROM post ORDER BY id");
    std::string seen;
    while (outer->next()) {
        const auto inner = connection->query("SELECT title FROM post ORDER BY id");
        while (inner->next())
            seen += std::string(outer->text(0)) + std::string(inner->text(0)) + " ";
    }
    EXPECT_EQ(seen, "aa ab ba bb ");
}

TYPED_TEST(ConnectionTest, writing_while_a_cursor_is_open_works) {
    const auto connection = connect();
    connection->execute("INSERT INTO post (title, views) VALUES ('a', 0), ('b', 0), ('c', 0)");
    const auto cursor = connection->query("SELECT id FROM post ORDER BY id");
    while (cursor->next()) {
        connection->execute("UPDATE post SET views = views + 1 WHERE id = ?", {cursor->integer(0)});
    }
    EXPECT_EQ(connect()->scalar("SELECT sum(views) FROM post"), Value(3));
}

TYPED_TEST(ConnectionTest, what_was_written_while_a_cursor_is_open_is_seen_at_once) {
    connect()->execute("INSERT INTO post (title, views) VALUES ('a', 0), ('b', 0), ('c', 0)");
    const auto cursor = connect()->query("SELECT id FROM post ORDER BY id");
    while (cursor->next()) {
        const auto id = cursor->integer(0);
        connect()->execute("UPDATE post SET views = ? WHERE id = ?", {id * 10, id});
        EXPECT_EQ(connect()->scalar("SELECT views FROM post WHERE id = ?", {id}), Value(id * 10));
        const auto again = connect()->query("SELECT sum(views) FROM post");
        ASSERT_TRUE(again->next());
        EXPECT_EQ(again->integer(0), 10 * id * (id + 1) / 2);
    }
}

TYPED_TEST(ConnectionTest, a_block_may_begin_while_a_cursor_is_open) {
    connect()->execute("INSERT INTO post (title, views) VALUES ('a', 0), ('b', 0), ('c', 0)");
    const auto cursor = connect()->query("SELECT id FROM post ORDER BY id");
    int rows = 0;
    while (cursor->next()) {
        const auto id = cursor->integer(0);
        connect()->execute("UPDATE post SET views = 1 WHERE id = ?", {id});
        atomic([id] {
            connect()->execute("UPDATE post SET views = views + 1 WHERE id = ?", {id});
            EXPECT_EQ(connect()->scalar("SELECT views FROM post WHERE id = ?", {id}), Value(2));
        });
        ++rows;
    }
    EXPECT_EQ(rows, 3);
    EXPECT_EQ(connect()->scalar("SELECT sum(views) FROM post"), Value(6));
}

TYPED_TEST(ConnectionTest, column_names_are_there_without_rows_and_after_them) {
    const auto first = connect()->query("SELECT id AS one FROM post");
    const auto second = connect()->query("SELECT id AS one FROM post");
    EXPECT_FALSE(first->next());
    EXPECT_FALSE(second->next());
    EXPECT_EQ(first->column_name(0), "one");
    EXPECT_EQ(second->column_name(0), "one");
}

TYPED_TEST(ConnectionTest, a_cursor_outlives_the_lease_that_made_it) {
    const auto cursor = connect()->query("SELECT 41 + 1");
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->integer(0), 42);
}

TYPED_TEST(ConnectionTest, a_script_runs_every_statement) {
    const auto connection = connect();
    connection->execute_script(
        "INSERT INTO post (title) VALUES ('a;b'); -- a comment\nINSERT INTO post (title) VALUES "
        "('c');\n");
    EXPECT_EQ(connection->scalar("SELECT count(*) FROM post"), Value(2));
    EXPECT_EQ(
        message_of<OperationalError>([&] { connection->execute_script("SELECT 1; nonsense"); }),
        "near \"nonsense\": syntax error");
}

TYPED_TEST(ConnectionTest, constraint_checking_can_be_switched_off_outside_transactions) {
    const auto connection = connect();
    ASSERT_TRUE(connection->disable_constraint_checking());
    connection->execute("INSERT INTO post (title, parent_id) VALUES ('orphan', 77)");
    connection->enable_constraint_checking();
    EXPECT_EQ(message_of<IntegrityError>([&] { connection->check_constraints(); }),
              "The row in table 'post' with primary key '1' has an invalid foreign key: "
              "post.parent_id contains a "
              "value '77' that does not have a corresponding value in post.id.");
    EXPECT_EQ(
        message_of<IntegrityError>([&] { connection->check_constraints({"post"}); }).substr(0, 26),
        "The row in table 'post' wi");
}

TYPED_TEST(ConnectionTest, the_log_counts_statements_and_keeps_their_parameters) {
    QueryLog outer;
    {
        const QueryLog inner;
        connect()->execute("INSERT INTO post (title) VALUES (?)", {"a"});
        EXPECT_EQ(inner.count(), 1);
    }
    connect()->query("SELECT 1");
    EXPECT_EQ(outer.count(), 2);
    EXPECT_EQ(outer.str(), "INSERT INTO post (title) VALUES (?) -- a\nSELECT 1\n");
    EXPECT_EQ(outer.queries()[0].alias, "default");
}

}  // namespace
}  // namespace cadenza::db
