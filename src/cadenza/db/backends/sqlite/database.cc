#include "cadenza/db/backends/sqlite/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <vector>

#include "cadenza/db/backends/sqlite/connection.h"
#include "cadenza/db/backends/sqlite/dialect.h"
#include "cadenza/db/backends/sqlite/error.h"
#include "cadenza/db/backends/sqlite/write_op.h"
#include "cadenza/db/backends/sqlite/write_queue.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db::sqlite {
namespace {

std::uint64_t next_number() {
    static std::atomic<std::uint64_t> number{0};
    return ++number;
}

// A name with a slash is shared by the connections of this process (SQLite's memdb).
std::string location_of(const SqliteOptions& options) {
    if (!options.in_memory) return options.path;
    return "file:/cadenza-" + std::to_string(next_number()) + "?vfs=memdb";
}

struct ThreadQueue {
    std::uint64_t number;
    std::unique_ptr<WriteQueue> queue;
};
thread_local std::vector<ThreadQueue> thread_queues;

}  // namespace

SqliteDatabase::SqliteDatabase(std::string alias, DatabaseSettings settings)
    : Database(std::move(alias), settings, SqliteOptions::from(settings).limits),
      options_(SqliteOptions::from(settings)),
      location_(location_of(options_)),
      number_(next_number()),
      checkpointer_(location_, options_.checkpoint_pages, write_lock_) {
    if (!options_.in_memory) return;
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    const int code = sqlite3_open_v2(location_.c_str(), &keeper_, flags, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close_v2(std::exchange(keeper_, nullptr));
        throw_error(code, sqlite3_errstr(code));
    }
}

SqliteDatabase::~SqliteDatabase() {
    close_all();
    writer_.reset();
    sqlite3_close_v2(keeper_);
}

const Dialect& SqliteDatabase::dialect() const {
    return SqliteDialect::instance();
}

std::unique_ptr<Connection> SqliteDatabase::open() {
    return std::make_unique<SqliteConnection>(*this);
}

void SqliteDatabase::lock_for_writing() {
    if (!write_lock_.try_lock_for(options_.timeout)) {
        throw OperationalError(
            "database is locked: another transaction of this process has been writing for " +
            options_.timeout.str());
    }
}

WriteQueue& SqliteDatabase::queue_of_this_thread() {
    for (const ThreadQueue& each : thread_queues) {
        if (each.number == number_) return *each.queue;
    }
    return *thread_queues.emplace_back(number_, std::make_unique<WriteQueue>(*this)).queue;
}

void SqliteDatabase::perform(std::span<WriteOp* const> operations) noexcept {
    try {
        if (!writer_) writer_ = std::make_unique<SqliteConnection>(*this);
    } catch (...) {
        for (WriteOp* operation : operations) operation->error = std::current_exception();
        return;
    }
    perform(*writer_, operations);
    if (!writer_->usable()) writer_.reset();
}

void SqliteDatabase::perform(SqliteConnection& connection,
                             std::span<WriteOp* const> operations) noexcept {
    const runtime::Uninterruptible guard;
    if (operations.size() > 1 && perform_together(connection, operations)) return;
    for (WriteOp* operation : operations) {
        operation->reset();
        perform_alone(connection, *operation);
    }
}

void SqliteDatabase::perform_alone(SqliteConnection& connection, WriteOp& operation) {
    const bool explicitly = waits_for_disk();
    try {
        if (explicitly) connection.run("BEGIN IMMEDIATE");
        connection.perform(operation);
        if (explicitly && operation.error == nullptr) connection.commit_durably();
    } catch (...) {
        operation.error = std::current_exception();
    }
    if (!connection.autocommit()) connection.undo();
}

// One transaction for all. A statement that fails has undone itself; what fails only at the commit
// (a deferred foreign key), or takes the transaction with it, cannot be told apart here: then
// nothing is done, and each has its own transaction instead. That is rare, and cheaper than a
// savepoint for each.
bool SqliteDatabase::perform_together(SqliteConnection& connection,
                                      std::span<WriteOp* const> operations) {
    try {
        connection.run("BEGIN IMMEDIATE");
    } catch (...) {
        // The file is locked: it is for every one of them, and none should wait for it again.
        for (WriteOp* operation : operations) operation->error = std::current_exception();
        return true;
    }
    bool complete = false;
    try {
        for (WriteOp* operation : operations) {
            connection.perform(*operation);
            if (connection.autocommit()) return false;
        }
        if (!connection.has_unresolved_foreign_keys()) {
            connection.commit_durably();
            complete = true;
        }
    } catch (...) {
        // Whatever it is, the one that is guilty of it meets it again.
        complete = false;
    }
    if (!connection.autocommit()) connection.undo();
    return complete;
}

}  // namespace cadenza::db::sqlite
