#pragma once

#include <atomic>
#include <memory>
#include <span>

#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/sqlite/checkpointer.h"
#include "cadenza/db/backends/sqlite/handle.h"
#include "cadenza/db/backends/sqlite/options.h"
#include "cadenza/runtime/fiber_mutex.h"

namespace cadenza::db::sqlite {

class SqliteConnection;
class WriteQueue;
struct WriteOp;

/// A SQLite file (or memory), with what its connections share: whose turn it is to write, the one
/// connection that makes the writes outside transactions, and the checkpointer.
class SqliteDatabase final : public Database {
 public:
    SqliteDatabase(std::string alias, DatabaseSettings settings);
    ~SqliteDatabase() override;

    const Dialect& dialect() const override;
    bool in_memory() const override { return options_.in_memory; }
    const SqliteOptions& options() const { return options_; }
    /// What SQLite opens: the path, or the URI of the memory that this process shares.
    const std::string& location() const { return location_; }

    /// Writers of this process take turns, first come, first served, before SQLite's own lock is
    /// asked for.
    runtime::FiberMutex& write_lock() { return write_lock_; }
    /// Throws OperationalError "database is locked" after the timeout, Cancelled at the deadline.
    void lock_for_writing();
    /// Makes the writes, in one transaction if they all succeed; with the write lock held.
    void perform(std::span<WriteOp* const> operations) noexcept;
    void perform(SqliteConnection& connection, std::span<WriteOp* const> operations) noexcept;
    WriteQueue& queue_of_this_thread();
    Checkpointer& checkpointer() { return checkpointer_; }
    /// How many commits this process has made: a snapshot is current while the number is the same.
    std::uint64_t commits() const { return commits_.load(std::memory_order_acquire); }
    void note_commit() { commits_.fetch_add(1, std::memory_order_release); }
    bool waits_for_disk() const {
        return options_.synchronous >= Synchronous::Full && !in_memory();
    }

 protected:
    std::unique_ptr<Connection> open() override;

 private:
    void perform_alone(SqliteConnection& connection, WriteOp& operation);
    bool perform_together(SqliteConnection& connection, std::span<WriteOp* const> operations);

    const SqliteOptions options_;
    const std::string location_;
    const std::uint64_t number_;  // never used twice
    runtime::FiberMutex write_lock_;
    std::atomic<std::uint64_t> commits_{0};
    Checkpointer checkpointer_;
    sqlite3* keeper_ = nullptr;  // keeps the memory while nobody is connected
    std::unique_ptr<SqliteConnection> writer_;
};

}  // namespace cadenza::db::sqlite
