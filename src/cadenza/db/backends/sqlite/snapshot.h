#pragma once

#include <cstdint>

#include "cadenza/db/backends/sqlite/handle.h"

namespace cadenza::db::sqlite {

class SqliteDatabase;

/// The state of the file that a connection reads outside transactions. To take SQLite's read lock
/// and to look whether the file has changed costs more than a small query; so the queries of one
/// turn of an event loop share it, as long as this process has committed nothing since. Whoever
/// sees a commit answered and asks then, sees what it wrote. What another process commits is seen
/// from the next turn on.
class Snapshot {
 public:
    Snapshot() = default;
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    /// Makes sure that it is current. On a fiber it is kept until the loop's turn ends; elsewhere
    /// only its age is noted.
    void begin(SqliteDatabase& database, sqlite3* handle);
    bool is_current(const SqliteDatabase& database) const;
    /// Before anything but a query outside transactions.
    void end() noexcept;
    /// For good.
    void close() noexcept;
    static void end_all_of_this_thread() noexcept;

 private:
    void keep(sqlite3* handle);

    sqlite3_stmt* reader_ = nullptr;  // a query that is never finished keeps the read lock
    std::uint64_t commits_ = 0;       // of the database, when it began
    std::int64_t since_ = 0;
    bool kept_ = false;
};

}  // namespace cadenza::db::sqlite
