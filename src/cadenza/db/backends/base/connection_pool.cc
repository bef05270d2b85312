#include "cadenza/db/backends/base/connection_pool.h"

#include <algorithm>

#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/base/stopwatch.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db {
namespace {

// A holder that is no fiber and no thread (which is null).
const char kNobodyObject = 0;
const void* const kNobody = &kNobodyObject;

}  // namespace

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
    if (held->in_transaction() || held->can_begin()) return held;
    ConnectionLease other = lease_another();
    for (const auto& connection : all_) {
        const bool is_ours = connection->leases_ > 0 && connection->holder_ == held->holder_;
        if (is_ours && connection.get() != &*other) connection->block_elsewhere_ = &*other;
    }
    other->stands_in_ = true;
    return other;
}

void ConnectionPool::end_standing_in(Connection& connection) noexcept {
    connection.stands_in_ = false;
    for (const auto& each : all_) {
        if (each->block_elsewhere_ == &connection) each->block_elsewhere_ = nullptr;
    }
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
    Connection& connection = idle_.empty() ? open() : take_idle();
    ++busy_;
    connection.holder_ = runtime::current_fiber();
    return ConnectionLease(connection);
}

Connection& ConnectionPool::take_idle() noexcept {
    Connection& connection = *idle_.back();
    idle_.pop_back();
    if (connection.lent_) {
        connection.lent_ = false;
        connection.stale_leases_ += std::exchange(connection.leases_, 0);
        ++connection.lease_number_;
    }
    return connection;
}

void ConnectionPool::lend(Connection& connection) noexcept {
    --busy_;
    connection.lent_ = true;
    connection.holder_ = kNobody;
    idle_.push_back(&connection);
    waiters_.notify_one();
}

void ConnectionPool::take_back(Connection& connection) noexcept {
    std::erase(idle_, &connection);
    ++busy_;
    connection.lent_ = false;
    connection.holder_ = runtime::current_fiber();
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
    connection.holder_ = kNobody;
    connection.block_elsewhere_ = nullptr;
    if (connection.stands_in_ && !connection.in_transaction()) end_standing_in(connection);
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
    } else if (connection.stale_leases_ > 0) {
        connection.gone_ = true;
    } else {
        drop(connection);
    }
    waiters_.notify_one();
}

void ConnectionPool::drop(Connection& connection) noexcept {
    std::erase_if(all_, [&](const auto& each) { return each.get() == &connection; });
}

void ConnectionPool::close_idle() noexcept {
    for (Connection* connection : std::exchange(idle_, {})) {
        if (connection->lent_ || connection->stale_leases_ > 0) {
            idle_.push_back(connection);
        } else {
            drop(*connection);
        }
    }
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
