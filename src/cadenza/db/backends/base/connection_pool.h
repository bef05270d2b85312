#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/runtime/wait_queue.h"

namespace cadenza::db {

/// The connections of one thread to one database. Only that thread uses it; close() alone may come
/// from another one, when no connection is in use.
class ConnectionPool {
 public:
    ConnectionPool(Database& database, std::size_t limit, Duration timeout);
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;

    /// See Database::connect.
    ConnectionLease lease();
    /// See Database::connect_to_begin.
    ConnectionLease lease_to_begin();
    /// One that nobody holds.
    ConnectionLease lease_another();
    void give_back(Connection& connection) noexcept;
    /// See Connection::Lent.
    void lend(Connection& connection) noexcept;
    void take_back(Connection& connection) noexcept;
    void drop(Connection& connection) noexcept;
    /// The transaction that began beside open cursors is over.
    void end_standing_in(Connection& connection) noexcept;
    void close_idle() noexcept;
    /// For good: of the database that ends, or of the thread.
    void close() noexcept;
    bool closed() const noexcept;

    std::uint64_t generation = 0;  ///< of the database's close_idle() that it has followed

 private:
    Connection* held_by(const void* fiber) const noexcept;
    Connection& open();
    Connection& take_idle() noexcept;

    Database& database_;
    const std::size_t limit_;
    const Duration timeout_;
    std::vector<std::unique_ptr<Connection>> all_;
    std::vector<Connection*> idle_;
    std::size_t busy_ = 0;
    std::size_t opening_ = 0;
    runtime::WaitQueue waiters_;
    mutable std::mutex closing_;
    bool closed_ = false;
};

}  // namespace cadenza::db
