#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/result.h"

namespace cadenza {

/// Listening sockets, for the loops of one server. Owns them.
///
/// Handing them over: a process that starts servers (runserver, a supervisor) opens the sockets
/// once and lets each server inherit them; the environment variable CADENZA_LISTEN_FDS names them
/// ("3,4"). The next server accepts on the same sockets while the one before it finishes, so a
/// restart refuses no connection.
class Listener {
 public:
    static constexpr const char* kEnvironment = "CADENZA_LISTEN_FDS";

    Listener() = default;
    ~Listener();
    Listener(Listener&&) noexcept;
    Listener& operator=(Listener&&) noexcept;

    /// `count` sockets that share the port (SO_REUSEPORT). The host is an IP address; "" is
    /// 0.0.0.0; "localhost" is 127.0.0.1. A port that another program listens on is an error, also
    /// where that program would share it.
    static Result<Listener> open(const std::string& host, std::uint16_t port, int count);
    /// The sockets that CADENZA_LISTEN_FDS names; none where it is not set.
    static Result<Listener> inherit();
    /// inherit() where the variable is set, else open().
    static Result<Listener> inherit_or_open(const std::string& host, std::uint16_t port, int count);

    const std::vector<int>& sockets() const noexcept { return sockets_; }
    std::uint16_t port() const noexcept { return port_; }
    /// Lets programs that are executed from now on inherit the sockets, and gives the value for
    /// CADENZA_LISTEN_FDS.
    std::string share() const;
    /// Gives the ownership away.
    std::vector<int> release() noexcept;

 private:
    std::vector<int> sockets_;
    std::uint16_t port_ = 0;
};

}  // namespace cadenza
