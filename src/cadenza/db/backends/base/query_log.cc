#include "cadenza/db/backends/base/query_log.h"

#include <algorithm>

namespace cadenza::db {
namespace {

thread_local QueryLog* innermost = nullptr;

}  // namespace

std::atomic<int> QueryLog::open_{0};

QueryLog::QueryLog() : outer_(innermost) {
    innermost = this;
    open_.fetch_add(1, std::memory_order_relaxed);
}

QueryLog::~QueryLog() {
    innermost = outer_;
    open_.fetch_sub(1, std::memory_order_relaxed);
}

int QueryLog::count() const {
    return static_cast<int>(std::ranges::count_if(
        queries_, [](const LoggedQuery& query) { return !query.transaction; }));
}

std::string QueryLog::str() const {
    std::string out;
    for (const LoggedQuery& query : queries_) {
        out += query.sql;
        if (!query.params.empty()) {
            out += " -- ";
            for (const Value& param : query.params) {
                if (out.back() != ' ') out += ", ";
                out += param.str();
            }
        }
        out += '\n';
    }
    return out;
}

void QueryLog::record(const LoggedQuery& query) {
    for (QueryLog* log = innermost; log != nullptr; log = log->outer_)
        log->queries_.push_back(query);
}

}  // namespace cadenza::db
