#pragma once

#include <cstdint>
#include <exception>
#include <memory>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/stopwatch.h"
#include "cadenza/db/backends/sqlite/introspection.h"
#include "cadenza/db/backends/sqlite/snapshot.h"
#include "cadenza/db/backends/sqlite/statement_cache.h"

namespace cadenza::db::sqlite {

class SqliteDatabase;
struct WriteOp;

/// A connection to a SQLite file. Reads run here, on the fiber that asks: long ones let other
/// fibers go on every few thousand steps, and a lock that another process holds suspends the fiber.
/// Writes outside a transaction are made by the database's one writer. atomic() begins with its
/// first statement, in turn.
class SqliteConnection final : public Connection {
 public:
    explicit SqliteConnection(SqliteDatabase& database);
    ~SqliteConnection() override;

    Introspection& introspection() override { return introspection_; }
    bool disable_constraint_checking() override;
    void enable_constraint_checking() override;
    void check_constraints(const std::vector<std::string>& tables) override;
    bool usable() const override { return handle_ != nullptr; }
    /// BEGIN IMMEDIATE fails where a cursor keeps an older state of the file open.
    bool can_begin() const override;

    // For the cursor and the writer.
    sqlite3* handle() const { return handle_; }
    StatementCache& statements() { return *statements_; }
    /// True where there is a row, false at the end; throws what went wrong.
    bool step(Statement& statement);
    /// Runs a statement to its end on this very connection.
    ExecuteResult run(std::string_view sql, std::span<const Value> params = {});
    /// The same for an operation of the writer, with its rows.
    void perform(WriteOp& operation);
    /// Whether SQLite has no transaction open.
    bool autocommit() const;
    bool has_unresolved_foreign_keys() const;
    /// ROLLBACK; closes the connection if that fails.
    void undo() noexcept;
    /// COMMIT; where it waits for the disk, off the event loop.
    void commit_durably();
    std::uint32_t begin_cursor() noexcept;
    void end_statement() noexcept { --open_cursors_; }
    void end_cursor(std::uint32_t lease_number) noexcept { release(lease_number); }

 protected:
    std::unique_ptr<Cursor> do_query(std::string_view sql, std::span<const Value> params) override;
    ExecuteResult do_execute(std::string_view sql, std::span<const Value> params) override;
    void do_execute_script(std::string_view sql) override;
    void do_begin() override;
    void do_commit() override;
    void do_rollback() override;
    void do_close() noexcept override;

 private:
    void open();
    void configure();
    static int on_busy(void* self, int count);
    static int on_progress(void* self);
    static int on_commit_to_log(void* self, sqlite3*, const char* name, int pages);
    bool wait_busy(int count);
    bool may_go_on();

    SqliteDatabase& sqlite() const;
    bool in_block() const;
    bool is_write(std::string_view sql);
    void ensure_begun();
    void take_write_lock();
    void drop_write_lock() noexcept;
    void after_failure() noexcept;
    std::unique_ptr<Cursor> query_here(std::string_view sql, std::span<const Value> params);
    std::unique_ptr<Cursor> query_snapshot(std::string_view sql, std::span<const Value> params);
    ExecuteResult run_in_block(std::string_view sql, std::span<const Value> params);
    void write(WriteOp& operation);
    void submit(WriteOp& operation);

    sqlite3* handle_ = nullptr;
    std::unique_ptr<StatementCache> statements_;
    SqliteIntrospection introspection_;
    std::exception_ptr interruption_;  // thrown by a wait inside one of SQLite's callbacks
    Stopwatch busy_since_;
    std::int64_t deadline_;  // of the operation that the writer performs
    Snapshot snapshot_;
    int open_cursors_ = 0;
    bool begin_pending_ = false;
    bool has_write_lock_ = false;
    bool unchecked_ = false;  // foreign keys are off
};

}  // namespace cadenza::db::sqlite
