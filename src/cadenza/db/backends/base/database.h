#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/database_settings.h"
#include "cadenza/db/backends/base/lease.h"

namespace cadenza::db {

struct DatabaseLimits {
    std::size_t connections = 8;              ///< of one event loop or thread
    Duration timeout = Duration::seconds(5);  ///< to wait for a connection or a lock
};

/// One database of the project: its settings and the connections of every event loop (or thread) to
/// it. Any thread may borrow from it. It must outlive every lease and cursor.
class Database {
 public:
    virtual ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// The connection that this fiber (or thread) already holds, inside atomic() or with an open
    /// cursor; else an idle one of this thread's pool, or a new one. Waits while all of them are
    /// taken; OperationalError after the settings' timeout or at the request's deadline.
    ConnectionLease connect();
    /// The same for a transaction that is to begin: another one where open cursors are in the way.
    ConnectionLease connect_to_begin();

    const std::string& alias() const { return alias_; }
    /// Of this object among all databases that the process has opened: never used again.
    std::uint64_t number() const { return number_; }
    const DatabaseSettings& settings() const { return settings_; }
    virtual const Dialect& dialect() const = 0;
    /// Of tests: where nothing outlives the process.
    virtual bool in_memory() const = 0;
    /// Closes the idle connections: of this thread at once, of the others when they connect again.
    void close_idle();
    const DatabaseLimits& limits() const { return limits_; }

 protected:
    Database(std::string alias, DatabaseSettings settings, DatabaseLimits limits);
    virtual std::unique_ptr<Connection> open() = 0;
    /// To be called by the derived class's destructor: connections may refer to its members.
    void close_all();

 private:
    friend class ConnectionPool;
    ConnectionPool& pool_of_this_thread();
    ConnectionPool& add_pool();

    std::string alias_;
    DatabaseSettings settings_;
    DatabaseLimits limits_;
    const std::uint64_t number_;
    std::atomic<std::uint64_t> generation_{0};
    std::mutex mutex_;
    std::vector<std::shared_ptr<ConnectionPool>> pools_;
};

/// A database by its settings' backend. Throws ImproperlyConfigured for an unknown backend or
/// option.
std::unique_ptr<Database> make_database(std::string alias, DatabaseSettings settings);

}  // namespace cadenza::db
