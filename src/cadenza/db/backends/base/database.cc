#include "cadenza/db/backends/base/database.h"

#include <algorithm>
#include <atomic>

#include "cadenza/db/backends/base/connection_pool.h"

namespace cadenza::db {
namespace {

/// The pools of this thread, by their databases' numbers; closed when the thread ends.
struct ThreadPools {
    struct Entry {
        std::uint64_t database;
        std::shared_ptr<ConnectionPool> pool;
    };
    std::vector<Entry> entries;

    ~ThreadPools() {
        for (const Entry& entry : entries) entry.pool->close();
    }
};

thread_local ThreadPools thread_pools;

// Numbers are never used twice, so that a thread's pool of a database that is gone is never taken
// for another's.
std::uint64_t next_number() {
    static std::atomic<std::uint64_t> number{0};
    return ++number;
}

}  // namespace

Database::Database(std::string alias, DatabaseSettings settings, DatabaseLimits limits)
    : alias_(std::move(alias)),
      settings_(std::move(settings)),
      limits_(limits),
      number_(next_number()) {}

Database::~Database() {
    close_all();
}

ConnectionLease Database::connect() {
    return pool_of_this_thread().lease();
}

ConnectionLease Database::connect_to_begin() {
    return pool_of_this_thread().lease_to_begin();
}

ConnectionPool& Database::pool_of_this_thread() {
    for (const auto& entry : thread_pools.entries) {
        if (entry.database == number_) {
            if (entry.pool->generation != generation_.load(std::memory_order_relaxed)) {
                entry.pool->generation = generation_.load(std::memory_order_relaxed);
                entry.pool->close_idle();
            }
            return *entry.pool;
        }
    }
    return add_pool();
}

ConnectionPool& Database::add_pool() {
    auto pool = std::make_shared<ConnectionPool>(*this, limits_.connections, limits_.timeout);
    pool->generation = generation_.load(std::memory_order_relaxed);
    std::erase_if(thread_pools.entries, [](const auto& entry) { return entry.pool->closed(); });
    thread_pools.entries.push_back({number_, pool});
    const std::lock_guard guard(mutex_);
    std::erase_if(pools_, [](const auto& each) { return each->closed(); });
    pools_.push_back(pool);
    return *pool;
}

void Database::close_idle() {
    generation_.fetch_add(1, std::memory_order_relaxed);
    pool_of_this_thread();
}

void Database::close_all() {
    const std::lock_guard guard(mutex_);
    for (const auto& pool : pools_) pool->close();
    pools_.clear();
}

}  // namespace cadenza::db
