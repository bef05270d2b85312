#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "cadenza/base/datetime.h"
#include "cadenza/runtime/event_loop.h"

namespace cadenza::server {

/// What a socket operation ended with: an errno (0: fine; ECANCELED: the socket was closed) and the
/// bytes moved. A read of 0 bytes without an error is the end.
using IoDone = void (*)(void* context, int error, std::size_t size);

/// A connected socket on a loop, without an opinion. At most one read and one write at a time; a
/// write or read that is under way when the socket is closed still calls back, so its owner must
/// outlive that.
class Socket {
 public:
    Socket(runtime::EventLoop& loop, int fd);
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    void read(char* buffer, std::size_t size, IoDone done, void* context);
    void write(std::string_view bytes, IoDone done, void* context);  ///< some of them

    /// At once, as recv(2) and send(2): bytes, or -errno.
    std::ptrdiff_t receive_now(char* buffer, std::size_t size) noexcept;
    std::ptrdiff_t send_now(std::string_view bytes) noexcept;
    std::ptrdiff_t send_now(std::string_view first, std::string_view second) noexcept;

    bool is_broken() noexcept;          ///< reset by the peer
    bool is_at_end() noexcept;          ///< the peer has sent all and ended its side
    void end_writing() noexcept;        ///< tells the peer that nothing more comes
    void reset_when_closed() noexcept;  ///< so that the peer does not take the end for a good one
    void close() noexcept;
    bool is_open() const noexcept;

 private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Tells when a listening socket has connections to accept. Owns the socket.
class Acceptor {
 public:
    Acceptor(runtime::EventLoop& loop, int fd);
    ~Acceptor();
    void wait(void (*ready)(void*), void* context);
    int fd() const noexcept;
    void close() noexcept;

 private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// Calls back at an interval, on the loop's stack, while it lives.
class Ticker {
 public:
    Ticker(runtime::EventLoop& loop, Duration interval, void (*tick)(void*), void* context);
    ~Ticker();
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;

 private:
    struct Implementation;
    std::shared_ptr<Implementation> implementation_;
};

}  // namespace cadenza::server
