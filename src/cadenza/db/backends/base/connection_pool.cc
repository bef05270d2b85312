#include "cadenza/db/backends/base/connection_pool.h"

#include <algorithm>

#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/base/stopwatch.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db {

ConnectionPool::ConnectionPool(Database& database, std::size_t limit, Duration timeout)
    : database_(database), limit_(limit), timeout_(timeout) {}

ConnectionPool::~ConnectionPool() = default;

// Of several, the one with a transaction: what happens now belongs to it.
Connection* ConnectionPool::held_by(const void* fiber) const noexcept {
    Connection* held = nullptr;
    for (const auto& connection : all_) {
        if (connection->leases_ == 0 || connection->holder_ != fiber) continue;
        held = connection.get();
        if (held->in_transaction()) break;
    }
    return held;
}

ConnectionLease ConnectionPool::lease() {
    if (busy_ > 0) {
        if (Connection* held = held_by(runtime::current_fiber())) return ConnectionLease(*held);
    }
    return lease_another();
}

ConnectionLease ConnectionPool::lease_to_begin() {
    ConnectionLease held = lease();
    return held->in_transaction() || held->can_begin() ? std::move(held) : lease_another();
}

ConnectionLease ConnectionPool::lease_another() {
    const Stopwatch waited;
    while (idle_.empty() && all_.size() + opening_ >= limit_) {
        const Duration left = timeout_ - waited.elapsed();
        if (left.microseconds <= 0 || !waiters_.wait(left)) {
            throw OperationalError(
                "No connection to database '" + database_.alias() + "' became free within " +
                timeout_.str() + ": all " + std::to_string(limit_) +
                " of this thread are in use. Raise max_connections, or hold them shorter.");
        }
    }
    Connection* connection;
    if (idle_.empty()) {
        connection = &open();
    } else {
        connection = idle_.back();
        idle_.pop_back();
    }
    ++busy_;
    connection->holder_ = runtime::current_fiber();
    return ConnectionLease(*connection);
}

// Opening may suspend the fiber: the place is taken before.
Connection& ConnectionPool::open() {
    ++opening_;
    std::unique_ptr<Connection> connection;
    try {
        connection = database_.open();
    } catch (...) {
        --opening_;
        waiters_.notify_one();
        throw;
    }
    --opening_;
    connection->pool_ = this;
    return *all_.emplace_back(std::move(connection));
}

void ConnectionPool::give_back(Connection& connection) noexcept {
    --busy_;
    connection.holder_ = nullptr;
    bool keep = connection.usable();
    if (keep && connection.in_transaction()) {
        // Somebody called begin() without an end: nothing of it may reach the next user.
        try {
            connection.rollback();
        } catch (...) {
            keep = false;
        }
    }
    if (keep) {
        idle_.push_back(&connection);
    } else {
        drop(connection);
    }
    waiters_.notify_one();
}

void ConnectionPool::drop(Connection& connection) noexcept {
    std::erase_if(all_, [&](const auto& each) { return each.get() == &connection; });
}

void ConnectionPool::close_idle() noexcept {
    for (Connection* connection : std::exchange(idle_, {})) drop(*connection);
}

bool ConnectionPool::closed() const noexcept {
    const std::lock_guard guard(closing_);
    return closed_;
}

void ConnectionPool::close() noexcept {
    const std::lock_guard guard(closing_);
    if (closed_) return;
    closed_ = true;
    idle_.clear();
    all_.clear();
}

}  // namespace cadenza::db
