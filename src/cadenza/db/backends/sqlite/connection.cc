#include "cadenza/db/backends/sqlite/connection.h"

#include <sqlite3.h>

#include <limits>

#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/backends/sqlite/bind.h"
#include "cadenza/db/backends/sqlite/cursor.h"
#include "cadenza/db/backends/sqlite/database.h"
#include "cadenza/db/backends/sqlite/error.h"
#include "cadenza/db/backends/sqlite/functions.h"
#include "cadenza/db/backends/sqlite/statement_kind.h"
#include "cadenza/db/backends/sqlite/write_op.h"
#include "cadenza/db/backends/sqlite/write_queue.h"
#include "cadenza/runtime/blocking.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db::sqlite {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kLargeParameter = 4096;

/// Gives a statement back unless a cursor took it over.
class Running {
 public:
    Running(StatementCache& cache, std::string_view sql) : statement_(&cache.acquire(sql)) {}
    ~Running() {
        if (statement_ != nullptr) StatementCache::release(*statement_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Statement& operator*() const { return *statement_; }
    Statement* operator->() const { return statement_; }
    Statement& take() { return *std::exchange(statement_, nullptr); }

 private:
    Statement* statement_;
};

void bind_to(Statement& statement, std::span<const Value> params, bool borrow) {
    bind(statement.handle, params, borrow);
    if (borrow) return;
    for (const Value& param : params) {
        const bool sized = param.kind() == Value::Kind::Text || param.kind() == Value::Kind::Bytes;
        if (sized && param.as_text().size() > kLargeParameter) statement.holds_memory = true;
    }
}

}  // namespace

SqliteDatabase& SqliteConnection::sqlite() const {
    return static_cast<SqliteDatabase&>(database());
}

bool SqliteConnection::autocommit() const {
    return sqlite3_get_autocommit(handle_) != 0;
}

bool SqliteConnection::in_block() const {
    return begin_pending_ || !autocommit();
}

bool SqliteConnection::can_begin() const {
    return open_cursors_ == 0 || sqlite().in_memory();
}

std::uint32_t SqliteConnection::begin_cursor() noexcept {
    ++open_cursors_;
    return retain();
}

bool SqliteConnection::has_unresolved_foreign_keys() const {
    int current = 0, highest = 0;
    sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0);
    return current != 0;
}

bool SqliteConnection::step(Statement& statement) {
    const int code = sqlite3_step(statement.handle);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    if (interruption_ != nullptr) std::rethrow_exception(std::exchange(interruption_, nullptr));
    throw_error(handle_, code);
}

ExecuteResult SqliteConnection::run(std::string_view sql, std::span<const Value> params) {
    const Running statement(*statements_, sql);
    bind_to(*statement, params, true);
    while (step(*statement)) {
    }
    if (statement->readonly) return {};
    return {sqlite3_changes64(handle_), sqlite3_last_insert_rowid(handle_)};
}

void SqliteConnection::perform(WriteOp& operation) {
    deadline_ = operation.deadline;
    try {
        const Running statement(*statements_, operation.sql);
        bind_to(*statement, operation.params, true);
        sqlite3_stmt* const handle = statement->handle;
        const int columns = operation.wants_rows ? sqlite3_column_count(handle) : 0;
        for (int i = 0; i < columns; ++i)
            operation.rows.names.emplace_back(sqlite3_column_name(handle, i));
        while (step(*statement)) {
            for (int i = 0; i < columns; ++i)
                operation.rows.values.push_back(column_value(handle, i));
        }
        operation.result = {sqlite3_changes64(handle_), sqlite3_last_insert_rowid(handle_)};
    } catch (...) {
        operation.error = std::current_exception();
    }
    deadline_ = kNever;
}

bool SqliteConnection::is_write(std::string_view sql) {
    const StatementKind kind = statement_kind(sql);
    if (kind == StatementKind::Write) return true;
    if (kind != StatementKind::With) return false;
    return !Running(*statements_, sql)->readonly;
}

std::unique_ptr<Cursor> SqliteConnection::do_query(std::string_view sql,
                                                   std::span<const Value> params) {
    const bool writes = is_write(sql);
    if (!in_block()) {
        if (!writes) return query_snapshot(sql, params);
        WriteOp operation{.sql = sql, .params = params, .deadline = kNever, .wants_rows = true};
        write(operation);
        return std::make_unique<BufferedCursor>(std::move(operation.rows));
    }
    ensure_begun();
    if (writes) take_write_lock();
    try {
        return query_here(sql, params);
    } catch (...) {
        after_failure();
        throw;
    }
}

// Outside transactions. A cursor that is still open keeps the file as it was then: if this process
// has committed something since, the answer comes over another connection.
std::unique_ptr<Cursor> SqliteConnection::query_snapshot(std::string_view sql,
                                                         std::span<const Value> params) {
    if (sqlite().in_memory()) return query_here(sql, params);
    if (open_cursors_ > 0 && !snapshot_.is_current(sqlite())) {
        const ConnectionLease lease = another();
        return static_cast<SqliteConnection&>(*lease).query_snapshot(sql, params);
    }
    if (statement_kind(sql) == StatementKind::Setting) {
        snapshot_.end();
    } else if (open_cursors_ == 0) {
        snapshot_.begin(sqlite(), handle_);
        if (interruption_ != nullptr) std::rethrow_exception(std::exchange(interruption_, nullptr));
    }
    return query_here(sql, params);
}

std::unique_ptr<Cursor> SqliteConnection::query_here(std::string_view sql,
                                                     std::span<const Value> params) {
    Running statement(*statements_, sql);
    bind_to(*statement, params, false);
    const bool has_row = step(*statement);
    return std::make_unique<SqliteCursor>(*this, statement.take(), has_row);
}

ExecuteResult SqliteConnection::do_execute(std::string_view sql, std::span<const Value> params) {
    if (in_block()) return run_in_block(sql, params);
    snapshot_.end();
    if (is_write(sql)) {
        WriteOp operation{.sql = sql, .params = params, .deadline = kNever};
        write(operation);
        return operation.result;
    }
    if (statement_kind(sql) == StatementKind::Definition) {
        sqlite().lock_for_writing();
        const std::lock_guard lock(sqlite().write_lock(), std::adopt_lock);
        run(sql, params);
    } else {
        run(sql, params);
    }
    return {};
}

ExecuteResult SqliteConnection::run_in_block(std::string_view sql, std::span<const Value> params) {
    ensure_begun();
    const StatementKind kind = statement_kind(sql);
    const bool changes_rows = kind == StatementKind::Write || kind == StatementKind::With;
    if (changes_rows || kind == StatementKind::Definition) take_write_lock();
    try {
        const ExecuteResult result = run(sql, params);
        return changes_rows ? result : ExecuteResult{};
    } catch (...) {
        after_failure();
        throw;
    }
}

// Outside transactions. Usually the database's writer does it, so that its page cache and this
// connection's open cursors do not disturb each other; memory, which has no write-ahead log, and a
// connection that does not check foreign keys do it themselves.
void SqliteConnection::write(WriteOp& operation) {
    SqliteDatabase& database = sqlite();
    const bool here = database.in_memory() || unchecked_;
    if (runtime::on_fiber()) {
        const Duration left = runtime::time_left();
        const std::int64_t now = Stopwatch::now();
        if (left.microseconds < kNever - now) operation.deadline = now + left.microseconds;
        if (!here && database.options().group_commit) {
            submit(operation);
            if (operation.error != nullptr) std::rethrow_exception(operation.error);
            return;
        }
    }
    database.lock_for_writing();
    {
        const std::lock_guard lock(database.write_lock(), std::adopt_lock);
        WriteOp* const only = &operation;
        if (here) {
            database.perform(*this, {&only, 1});
        } else {
            database.perform({&only, 1});
        }
    }
    if (operation.error != nullptr) std::rethrow_exception(operation.error);
}

// The wait for the writer is long, compared to a query.
void SqliteConnection::submit(WriteOp& operation) {
    WriteQueue& queue = sqlite().queue_of_this_thread();
    if (open_cursors_ > 0) return queue.submit(operation);
    const Lent lent(*this);
    queue.submit(operation);
}

void SqliteConnection::do_execute_script(std::string_view sql) {
    snapshot_.end();
    if (in_block()) {
        ensure_begun();
        take_write_lock();
    }
    std::unique_lock<runtime::FiberMutex> lock;
    if (!has_write_lock_) {
        sqlite().lock_for_writing();
        lock = std::unique_lock(sqlite().write_lock(), std::adopt_lock);
    }
    const std::string text(sql);
    const char* rest = text.c_str();
    while (*rest != '\0') {
        sqlite3_stmt* prepared = nullptr;
        const int code = sqlite3_prepare_v2(handle_, rest, -1, &prepared, &rest);
        if (code != SQLITE_OK) throw_error(handle_, code);
        if (prepared == nullptr) continue;  // a comment
        Statement statement(prepared, {}, 0);
        try {
            while (step(statement)) {
            }
        } catch (...) {
            after_failure();
            throw;
        }
    }
}

}  // namespace cadenza::db::sqlite
