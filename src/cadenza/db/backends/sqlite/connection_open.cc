// How a SqliteConnection opens its file, and what SQLite calls while it runs.
#include <sqlite3.h>

#include "cadenza/db/backends/sqlite/connection.h"
#include "cadenza/db/backends/sqlite/database.h"
#include "cadenza/db/backends/sqlite/error.h"
#include "cadenza/db/backends/sqlite/functions.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db::sqlite {
namespace {

// A fifth of a millisecond or so, and far beyond what a page of rows takes.
constexpr int kStepsBetweenYields = 10'000;

}  // namespace

SqliteConnection::SqliteConnection(SqliteDatabase& database)
    : Connection(database), introspection_(*this), deadline_(INT64_MAX) {
    try {
        open();
        configure();
    } catch (...) {
        do_close();
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    drop_write_lock();
    do_close();
}

void SqliteConnection::open() {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                      (sqlite().in_memory() ? SQLITE_OPEN_URI : 0);
    const int code = sqlite3_open_v2(sqlite().location().c_str(), &handle_, flags, nullptr);
    if (code != SQLITE_OK) {
        throw_error(code, (handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code)) +
                              std::string(": ") + sqlite().location());
    }
    sqlite3_extended_result_codes(handle_, 1);
    statements_ = std::make_unique<StatementCache>(handle_, sqlite().options().statements);
}

void SqliteConnection::configure() {
    const SqliteOptions& options = sqlite().options();
    sqlite3_busy_handler(handle_, on_busy, this);
    sqlite3_progress_handler(handle_, kStepsBetweenYields, on_progress, this);
    register_functions(handle_);
    std::string pragmas =
        "PRAGMA foreign_keys = ON; PRAGMA cache_size = -" + std::to_string(options.cache_size) +
        "; PRAGMA synchronous = " + std::to_string(static_cast<int>(options.synchronous)) + ";";
    if (options.in_memory) {
        pragmas += "PRAGMA journal_mode = MEMORY;";
    } else {
        pragmas +=
            "PRAGMA journal_mode = WAL; PRAGMA mmap_size = " + std::to_string(options.mmap_size) +
            ";";
    }
    // Of two connections that switch a file to write-ahead logging at once, SQLite refuses one
    // without a call of the busy handler.
    int code = SQLITE_OK;
    for (int count = 0;; ++count) {
        code = sqlite3_exec(handle_, pragmas.c_str(), nullptr, nullptr, nullptr);
        if ((code & 0xff) != SQLITE_BUSY || interruption_ != nullptr || !wait_busy(count)) break;
    }
    if (interruption_ != nullptr) std::rethrow_exception(std::exchange(interruption_, nullptr));
    if (code != SQLITE_OK) throw_error(handle_, code);
    // It takes the place of SQLite's own checkpoints, which would wait for the disk right here.
    sqlite3_wal_hook(handle_, on_commit_to_log, this);
}

void SqliteConnection::do_close() noexcept {
    if (handle_ == nullptr) return;
    snapshot_.close();
    statements_.reset();
    sqlite3_close_v2(handle_);
    handle_ = nullptr;
}

int SqliteConnection::on_busy(void* self, int count) {
    return static_cast<SqliteConnection*>(self)->wait_busy(count) ? 1 : 0;
}

// Another process holds the lock: wait a little, then try again. No exception may pass through
// SQLite.
bool SqliteConnection::wait_busy(int count) {
    if (count == 0) busy_since_.restart();
    if (busy_since_.elapsed() >= sqlite().options().timeout || Stopwatch::now() >= deadline_)
        return false;
    try {
        runtime::sleep_for(Duration{count < 10 ? 500 : 2'000});
    } catch (...) {
        interruption_ = std::current_exception();
        return false;
    }
    return true;
}

int SqliteConnection::on_progress(void* self) {
    return static_cast<SqliteConnection*>(self)->may_go_on() ? 0 : 1;
}

bool SqliteConnection::may_go_on() {
    if (!runtime::on_fiber()) return true;
    if (Stopwatch::now() >= deadline_) return false;
    try {
        runtime::yield();
    } catch (...) {
        interruption_ = std::current_exception();
        return false;
    }
    return true;
}

int SqliteConnection::on_commit_to_log(void* self, sqlite3* handle, const char* name, int pages) {
    SqliteDatabase& database = static_cast<SqliteConnection*>(self)->sqlite();
    database.note_commit();
    if (runtime::on_fiber()) {
        database.checkpointer().committed(pages);
    } else if (pages >= database.options().checkpoint_pages) {
        sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    return SQLITE_OK;
}

}  // namespace cadenza::db::sqlite
