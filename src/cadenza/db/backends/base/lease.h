#pragma once

#include <string_view>
#include <utility>

#include "cadenza/db/backends/base/connection.h"

namespace cadenza::db {

/// A borrowed connection: given back when the last lease and the last cursor of it are gone. Not to
/// be passed to another fiber or thread.
class ConnectionLease {
 public:
    explicit ConnectionLease(Connection& connection) noexcept : connection_(&connection) {
        connection.retain();
    }
    ConnectionLease(ConnectionLease&& other) noexcept
        : connection_(std::exchange(other.connection_, nullptr)) {}
    ConnectionLease& operator=(ConnectionLease&& other) noexcept {
        std::swap(connection_, other.connection_);
        return *this;
    }
    ~ConnectionLease() {
        if (connection_ != nullptr) connection_->release();
    }

    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_; }

 private:
    Connection* connection_;
};

/// A connection to the installed database of that alias; see Database::connect.
ConnectionLease connect(std::string_view alias = "default");

}  // namespace cadenza::db
