#include "cadenza/db/backends/base/transaction.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

#include "cadenza/db/backends/base/query_log.h"
#include "temporary_database.h"

namespace cadenza {
namespace {

using db::connect;
using db::IntegrityError;
using db::TransactionManagementError;
using db::testing::MemoryDatabase;
using db::testing::message_of;
using db::testing::TemporaryDatabase;

struct Stop : std::runtime_error {
    Stop() : std::runtime_error("stop") {}
};

template <class D>
class TransactionTest : public ::testing::Test {
 protected:
    TransactionTest() {
        connect()->execute(
            "CREATE TABLE n (v integer PRIMARY KEY, parent bigint REFERENCES n (v) DEFERRABLE "
            "INITIALLY DEFERRED)");
    }
    static void add(int value) { connect()->execute("INSERT INTO n (v) VALUES (?)", {value}); }
    static std::string rows() {
        std::string out;
        const auto connection = connect();
        const auto cursor = connection->query("SELECT v FROM n ORDER BY v");
        while (cursor->next()) out += cursor->text(0);
        return out;
    }
    D database_;
};
using Kinds = ::testing::Types<TemporaryDatabase, MemoryDatabase>;
TYPED_TEST_SUITE(TransactionTest, Kinds);

TYPED_TEST(TransactionTest, a_block_commits_when_it_returns_and_gives_its_result) {
    const int result = atomic([this] {
        this->add(1);
        return 7;
    });
    EXPECT_EQ(result, 7);
    EXPECT_EQ(this->rows(), "1");
    EXPECT_FALSE(in_atomic_block());
}

TYPED_TEST(TransactionTest, a_block_rolls_back_when_it_throws) {
    EXPECT_THROW(atomic([this] {
                     this->add(1);
                     EXPECT_TRUE(in_atomic_block());
                     throw Stop();
                 }),
                 Stop);
    EXPECT_EQ(this->rows(), "");
    this->add(2);
    EXPECT_EQ(this->rows(), "2");
}

TYPED_TEST(TransactionTest, an_inner_block_rolls_back_alone) {
    atomic([this] {
        this->add(1);
        EXPECT_THROW(atomic([this] {
                         this->add(2);
                         throw Stop();
                     }),
                     Stop);
        atomic([this] { this->add(3); });
    });
    EXPECT_EQ(this->rows(), "13");
}

TYPED_TEST(TransactionTest, the_outer_block_takes_back_what_an_inner_one_released) {
    EXPECT_THROW(atomic([this] {
                     atomic([this] { this->add(1); });
                     throw Stop();
                 }),
                 Stop);
    EXPECT_EQ(this->rows(), "");
}

TYPED_TEST(TransactionTest, without_a_savepoint_the_outer_block_is_marked) {
    atomic([this] {
        this->add(1);
        EXPECT_THROW(atomic([] { throw Stop(); }, {.savepoint = false}), Stop);
        EXPECT_TRUE(get_rollback());
        EXPECT_EQ(message_of<TransactionManagementError>([this] { this->add(2); }),
                  "An error occurred in the current transaction. You can't execute queries until "
                  "the end of the "
                  "'atomic' block.");
    });
    EXPECT_EQ(this->rows(), "");
}

TYPED_TEST(TransactionTest, set_rollback_undoes_the_block_without_an_exception) {
    atomic([this] {
        this->add(1);
        atomic([this] {
            this->add(2);
            set_rollback(true);
        });
        EXPECT_FALSE(get_rollback());
        this->add(3);
    });
    EXPECT_EQ(this->rows(), "13");
    EXPECT_EQ(message_of<TransactionManagementError>([] { set_rollback(true); }),
              "The rollback flag doesn't work outside of an 'atomic' block.");
}

TYPED_TEST(TransactionTest, a_failed_statement_alone_breaks_nothing) {
    atomic([this] {
        this->add(1);
        EXPECT_THROW(this->add(1), IntegrityError);
        this->add(2);
    });
    EXPECT_EQ(this->rows(), "12");
}

TYPED_TEST(TransactionTest, mark_for_rollback_on_error_breaks_the_block) {
    atomic([this] {
        this->add(1);
        try {
            const auto connection = connect();
            const db::MarkForRollbackOnError guard(*connection);
            this->add(1);
        } catch (const IntegrityError&) {
        }
        EXPECT_TRUE(get_rollback());
    });
    EXPECT_EQ(this->rows(), "");
}

TYPED_TEST(TransactionTest, a_durable_block_must_be_the_outermost) {
    atomic([this] { this->add(1); }, {.durable = true});
    EXPECT_EQ(this->rows(), "1");
    atomic([] {
        EXPECT_EQ(message_of<db::DurabilityError>([] { atomic([] {}, {.durable = true}); }),
                  "A durable atomic block cannot be nested within another atomic block.");
    });
}

TYPED_TEST(TransactionTest, a_foreign_key_is_checked_at_the_commit) {
    EXPECT_EQ(message_of<IntegrityError>([] {
                  atomic([] { connect()->execute("INSERT INTO n (v, parent) VALUES (1, 9)"); });
              }),
              "FOREIGN KEY constraint failed");
    EXPECT_EQ(this->rows(), "");
    atomic([this] {
        connect()->execute("INSERT INTO n (v, parent) VALUES (1, 9)");
        this->add(9);
    });
    EXPECT_EQ(this->rows(), "19");
}

TYPED_TEST(TransactionTest, an_empty_block_does_not_begin) {
    const db::QueryLog log;
    atomic([] {});
    EXPECT_EQ(log.count(), 0);
    EXPECT_EQ(this->rows(), "");
}

TYPED_TEST(TransactionTest, on_commit_runs_after_the_commit_in_order) {
    std::string seen;
    atomic([&] {
        on_commit([&] { seen += "a" + this->rows(); });
        atomic([&] {
            this->add(1);
            on_commit([&] { seen += "b"; });
        });
        EXPECT_EQ(seen, "");
    });
    EXPECT_EQ(seen, "a1b");
    on_commit([&] { seen += "c"; });
    EXPECT_EQ(seen, "a1bc");
}

TYPED_TEST(TransactionTest, on_commit_is_dropped_with_its_savepoint_or_transaction) {
    std::string seen;
    atomic([&] {
        on_commit([&] { seen += "a"; });
        EXPECT_THROW(atomic([&] {
                         on_commit([&] { seen += "b"; });
                         atomic([&] { on_commit([&] { seen += "c"; }); });
                         throw Stop();
                     }),
                     Stop);
        on_commit([&] { seen += "d"; });
    });
    EXPECT_EQ(seen, "ad");
    EXPECT_THROW(atomic([&] {
                     on_commit([&] { seen += "e"; });
                     throw Stop();
                 }),
                 Stop);
    atomic([] {});
    EXPECT_EQ(seen, "ad");
}

TYPED_TEST(TransactionTest, on_commit_may_write_and_its_exception_comes_out) {
    EXPECT_THROW(atomic([this] {
                     this->add(1);
                     on_commit([this] { this->add(2); });
                     on_commit([] { throw Stop(); });
                     on_commit([this] { this->add(3); });
                 }),
                 Stop);
    EXPECT_EQ(this->rows(), "12");
}

TYPED_TEST(TransactionTest, a_robust_function_does_not_stop_the_others) {
    atomic([this] {
        on_commit([] { throw Stop(); }, {.robust = true});
        on_commit([this] { this->add(1); });
    });
    EXPECT_EQ(this->rows(), "1");
}

TYPED_TEST(TransactionTest, savepoints_by_hand) {
    atomic([this] {
        this->add(1);
        const std::string first = savepoint();
        this->add(2);
        savepoint_rollback(first);
        this->add(3);
        const std::string second = savepoint();
        this->add(4);
        savepoint_commit(second);
    });
    EXPECT_EQ(this->rows(), "134");
}

TYPED_TEST(TransactionTest, the_block_without_commit_rolls_back) {
    {
        const Atomic block;
        this->add(1);
    }
    EXPECT_EQ(this->rows(), "");
    {
        Atomic block;
        this->add(2);
        block.commit();
    }
    EXPECT_EQ(this->rows(), "2");
}

TYPED_TEST(TransactionTest, a_transaction_without_an_end_does_not_reach_the_next_user) {
    {
        const auto connection = connect();
        connection->begin();
        connection->execute("INSERT INTO n (v) VALUES (1)");
    }
    EXPECT_FALSE(connect()->in_transaction());
    EXPECT_EQ(this->rows(), "");
}

TYPED_TEST(TransactionTest, transaction_control_is_logged_but_not_counted) {
    const db::QueryLog log;
    atomic([this] { atomic([this] { this->add(1); }); });
    EXPECT_EQ(log.count(), 1);
    EXPECT_EQ(log.str(),
              "BEGIN\nSAVEPOINT \"s1\"\nINSERT INTO n (v) VALUES (?) -- 1\nRELEASE SAVEPOINT "
              "\"s1\"\nCOMMIT\n");
}

}  // namespace
}  // namespace cadenza
