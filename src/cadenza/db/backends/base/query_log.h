#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza::db {

/// One statement that ran.
struct LoggedQuery {
    std::string sql;
    std::vector<Value> params;
    std::int64_t microseconds = 0;  ///< until its first row was there, or its end
    bool transaction = false;       ///< BEGIN, COMMIT, SAVEPOINT and their kin
    std::string alias;
};

/// Records the statements that this thread runs while it lives, on any connection and any of its
/// fibers; as Django's CaptureQueriesContext. Scopes nest, and an inner one's statements are also
/// the outer one's.
class QueryLog {
 public:
    QueryLog();
    ~QueryLog();
    QueryLog(const QueryLog&) = delete;
    QueryLog& operator=(const QueryLog&) = delete;

    /// In the order of execution, transaction control included.
    const std::vector<LoggedQuery>& queries() const { return queries_; }
    /// How many statements, transaction control not counted.
    int count() const;
    /// One statement a line, for a failed assertion's message.
    std::string str() const;
    void clear() { queries_.clear(); }

    /// Whether any scope is open in the process: the cheap test before everything else.
    static bool active() noexcept { return open_.load(std::memory_order_relaxed) != 0; }
    static void record(const LoggedQuery& query);

 private:
    static std::atomic<int> open_;
    QueryLog* outer_;
    std::vector<LoggedQuery> queries_;
};

}  // namespace cadenza::db
