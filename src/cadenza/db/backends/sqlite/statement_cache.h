#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/backends/sqlite/handle.h"

namespace cadenza::db::sqlite {

/// A prepared statement of one connection.
struct Statement {
    Statement(sqlite3_stmt* prepared, std::string_view text, std::uint64_t text_hash);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    sqlite3_stmt* handle;
    std::string sql;
    std::uint64_t hash;
    Statement* same_bucket = nullptr;
    Statement* newer = nullptr;
    Statement* older = nullptr;
    bool in_use = false;
    bool cached = false;
    bool readonly;
    bool holds_memory = false;  ///< large parameters are bound: cleared on release
};

/// Prepared statements by their text; the least recently used one goes when there are too many.
class StatementCache {
 public:
    StatementCache(sqlite3* connection, std::size_t limit);
    ~StatementCache();
    StatementCache(const StatementCache&) = delete;
    StatementCache& operator=(const StatementCache&) = delete;

    /// A statement that nobody runs, prepared now where it is not there. Throws what SQLite says of
    /// the text; ProgrammingError for more than one statement in it, or none.
    Statement& acquire(std::string_view sql);
    /// Ends the run: resets the statement. The cache may be gone by then.
    static void release(Statement& statement) noexcept;
    /// Drops all; those that run are dropped when they are released.
    void clear() noexcept;
    std::size_t size() const noexcept { return size_; }

 private:
    Statement* find(std::string_view sql, std::uint64_t hash) const noexcept;
    std::unique_ptr<Statement> prepare(std::string_view sql, std::uint64_t hash) const;
    Statement& insert(std::unique_ptr<Statement> statement);
    void evict_one() noexcept;
    void unlink(Statement& statement) noexcept;
    void make_newest(Statement& statement) noexcept;
    Statement*& bucket(std::uint64_t hash) noexcept {
        return buckets_[hash & (buckets_.size() - 1)];
    }

    sqlite3* connection_;
    std::size_t limit_;
    std::size_t size_ = 0;
    std::vector<Statement*> buckets_;
    Statement* newest_ = nullptr;
    Statement* oldest_ = nullptr;
};

}  // namespace cadenza::db::sqlite
