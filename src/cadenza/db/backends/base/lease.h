#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "cadenza/db/backends/base/connection.h"

namespace cadenza::db {

/// A borrowed connection: given back when the last lease and the last cursor of it are gone. Not to
/// be passed to another fiber or thread. While its holder waits for something that needs no
/// connection, another fiber may get it; what the holder asks of it afterwards is then done by
/// the one that connect() gives.
class ConnectionLease {
 public:
    explicit ConnectionLease(Connection& connection) noexcept : connection_(&connection) {
        number_ = connection.retain();
    }
    ConnectionLease(ConnectionLease&& other) noexcept
        : connection_(std::exchange(other.connection_, nullptr)), number_(other.number_) {}
    ConnectionLease& operator=(ConnectionLease&& other) noexcept {
        std::swap(connection_, other.connection_);
        std::swap(number_, other.number_);
        return *this;
    }
    ~ConnectionLease() {
        if (connection_ != nullptr) connection_->release(number_);
    }

    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_; }

 private:
    Connection* connection_;
    std::uint32_t number_ = 0;
};

/// A connection to the installed database of that alias; see Database::connect.
ConnectionLease connect(std::string_view alias = "default");

}  // namespace cadenza::db
