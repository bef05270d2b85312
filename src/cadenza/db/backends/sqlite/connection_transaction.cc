// The transactions of a SqliteConnection.
#include <sqlite3.h>

#include "cadenza/db/backends/base/transaction_state.h"
#include "cadenza/db/backends/sqlite/connection.h"
#include "cadenza/db/backends/sqlite/database.h"
#include "cadenza/runtime/blocking.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db::sqlite {

// BEGIN waits for the first statement: a block that reads or writes nothing takes no lock, and one
// that prepares something first does not hold it meanwhile.
void SqliteConnection::do_begin() {
    begin_pending_ = true;
}

void SqliteConnection::ensure_begun() {
    if (!begin_pending_) return;
    snapshot_.end();
    switch (sqlite().options().transaction_mode) {
        case TransactionMode::Deferred: run("BEGIN"); break;
        case TransactionMode::Immediate:
        case TransactionMode::Exclusive:
            take_write_lock();
            try {
                run(sqlite().options().transaction_mode == TransactionMode::Immediate
                        ? "BEGIN IMMEDIATE"
                        : "BEGIN EXCLUSIVE");
            } catch (...) {
                drop_write_lock();
                throw;
            }
    }
    begin_pending_ = false;
}

void SqliteConnection::take_write_lock() {
    if (has_write_lock_) return;
    sqlite().lock_for_writing();
    has_write_lock_ = true;
}

void SqliteConnection::drop_write_lock() noexcept {
    if (!has_write_lock_) return;
    has_write_lock_ = false;
    sqlite().write_lock().unlock();
}

// Some failures (a full disk, an interrupted write) end the whole transaction. What follows in the
// block must not run outside it.
void SqliteConnection::after_failure() noexcept {
    if (!autocommit() || !transaction().in_transaction) return;
    transaction().needs_rollback = true;
    drop_write_lock();
}

void SqliteConnection::do_commit() {
    if (begin_pending_) {
        begin_pending_ = false;
        return;
    }
    commit_durably();
    drop_write_lock();
}

void SqliteConnection::commit_durably() {
    const runtime::Uninterruptible guard;
    if (sqlite().waits_for_disk() && runtime::on_fiber()) {
        try {
            runtime::blocking([this] { run("COMMIT"); });
            return;
        } catch (const runtime::Overloaded&) {
        }
    }
    run("COMMIT");
}

void SqliteConnection::do_rollback() {
    begin_pending_ = false;
    try {
        if (!autocommit()) run("ROLLBACK");
    } catch (...) {
        drop_write_lock();
        throw;
    }
    drop_write_lock();
}

void SqliteConnection::undo() noexcept {
    try {
        run("ROLLBACK");
    } catch (...) {
        do_close();
    }
}

bool SqliteConnection::disable_constraint_checking() {
    if (in_block()) return false;
    run("PRAGMA foreign_keys = OFF");
    unchecked_ = true;
    return true;
}

void SqliteConnection::enable_constraint_checking() {
    run("PRAGMA foreign_keys = ON");
    unchecked_ = false;
}

namespace {

struct Violation {
    std::string table;
    std::int64_t row;
    std::string referenced;
    std::int64_t key;
};

std::vector<Violation> violations_of(SqliteConnection& connection, const std::string& sql) {
    std::vector<Violation> found;
    const auto cursor = connection.query(sql);
    while (cursor->next()) {
        found.push_back({std::string(cursor->text(0)), cursor->integer(1),
                         std::string(cursor->text(2)), cursor->integer(3)});
    }
    return found;
}

[[noreturn]] void report(SqliteConnection& connection, const Violation& violation) {
    const Dialect& dialect = connection.dialect();
    const std::string table = dialect.quote_name(violation.table);
    std::string column, referenced_column;
    {
        const auto keys = connection.query("PRAGMA foreign_key_list(" + table + ")");
        while (keys->next()) {
            if (keys->integer(0) != violation.key) continue;
            column = keys->text(3);
            referenced_column = keys->text(4);
        }
    }
    const auto primary = connection.introspection().primary_key(violation.table);
    const std::string key =
        primary.empty() ? std::string("rowid") : dialect.quote_name(primary.front());
    const auto row = connection.query(
        "SELECT " + key + ", " + dialect.quote_name(column) + " FROM " + table + " WHERE rowid = ?",
        {violation.row});
    row->next();
    throw IntegrityError("The row in table '" + violation.table + "' with primary key '" +
                             std::string(row->text(0)) +
                             "' has an invalid foreign key: " + violation.table + "." + column +
                             " contains a value '" + std::string(row->text(1)) +
                             "' that does not have a corresponding value in " +
                             violation.referenced + "." + referenced_column + ".",
                         ConstraintKind::ForeignKey);
}

}  // namespace

void SqliteConnection::check_constraints(const std::vector<std::string>& tables) {
    std::vector<std::string> pragmas;
    if (tables.empty()) pragmas.emplace_back("PRAGMA foreign_key_check");
    for (const std::string& table : tables) {
        pragmas.push_back("PRAGMA foreign_key_check(" + dialect().quote_name(table) + ")");
    }
    for (const std::string& pragma : pragmas) {
        const auto violations = violations_of(*this, pragma);
        if (!violations.empty()) report(*this, violations.front());
    }
}

}  // namespace cadenza::db::sqlite
