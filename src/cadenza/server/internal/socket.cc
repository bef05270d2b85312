#include "cadenza/server/internal/socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cerrno>
#include <chrono>

namespace cadenza::server {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Clock = std::chrono::steady_clock;

asio::io_context& context_of(runtime::EventLoop& loop) {
    return *static_cast<asio::io_context*>(loop.native());
}

tcp protocol_of(int fd) {
    int domain = AF_INET;
    socklen_t size = sizeof domain;
    getsockopt(fd, SOL_SOCKET, SO_DOMAIN, &domain, &size);
    return domain == AF_INET6 ? tcp::v6() : tcp::v4();
}

struct Callback {
    IoDone done;
    void* context;

    void operator()(const boost::system::error_code& error, std::size_t size) const {
        done(context, error == asio::error::eof ? 0 : error.value(), size);
    }
};

}  // namespace

struct Socket::Implementation {
    explicit Implementation(runtime::EventLoop& loop) : socket(context_of(loop)) {}
    asio::basic_stream_socket<tcp, Executor> socket;
    int fd = -1;
};

Socket::Socket(runtime::EventLoop& loop, int fd)
    : implementation_(std::make_unique<Implementation>(loop)) {
    implementation_->socket.assign(protocol_of(fd), fd);
    implementation_->socket.non_blocking(true);
    implementation_->fd = fd;
}
Socket::~Socket() = default;

void Socket::read(char* buffer, std::size_t size, IoDone done, void* context) {
    implementation_->socket.async_read_some(asio::buffer(buffer, size), Callback{done, context});
}

void Socket::write(std::string_view bytes, IoDone done, void* context) {
    implementation_->socket.async_write_some(asio::buffer(bytes.data(), bytes.size()),
                                             Callback{done, context});
}

std::ptrdiff_t Socket::receive_now(char* buffer, std::size_t size) noexcept {
    std::ptrdiff_t n = recv(implementation_->fd, buffer, size, MSG_DONTWAIT);
    return n < 0 ? -errno : n;
}

std::ptrdiff_t Socket::send_now(std::string_view bytes) noexcept {
    std::ptrdiff_t n =
        send(implementation_->fd, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return n < 0 ? -errno : n;
}

std::ptrdiff_t Socket::send_now(std::string_view first, std::string_view second) noexcept {
    iovec parts[2] = {{const_cast<char*>(first.data()), first.size()},
                      {const_cast<char*>(second.data()), second.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    std::ptrdiff_t n = sendmsg(implementation_->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    return n < 0 ? -errno : n;
}

bool Socket::is_broken() noexcept {
    pollfd entry{implementation_->fd, 0, 0};  // POLLERR and POLLHUP are always reported
    return poll(&entry, 1, 0) > 0;
}

bool Socket::is_at_end() noexcept {
    char byte;
    return recv(implementation_->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

void Socket::end_writing() noexcept {
    shutdown(implementation_->fd, SHUT_WR);
}

void Socket::reset_when_closed() noexcept {
    linger at_once{1, 0};
    setsockopt(implementation_->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void Socket::close() noexcept {
    boost::system::error_code ignored;
    implementation_->socket.close(ignored);
    implementation_->fd = -1;
}

bool Socket::is_open() const noexcept {
    return implementation_->fd >= 0;
}

struct Acceptor::Implementation {
    explicit Implementation(runtime::EventLoop& loop) : acceptor(context_of(loop)) {}
    asio::basic_socket_acceptor<tcp, Executor> acceptor;
};

Acceptor::Acceptor(runtime::EventLoop& loop, int fd)
    : implementation_(std::make_unique<Implementation>(loop)) {
    implementation_->acceptor.assign(protocol_of(fd), fd);
    implementation_->acceptor.non_blocking(true);
}
Acceptor::~Acceptor() = default;

void Acceptor::wait(void (*ready)(void*), void* context) {
    implementation_->acceptor.async_wait(asio::socket_base::wait_read,
                                         [ready, context](const boost::system::error_code& error) {
                                             if (!error) ready(context);
                                         });
}

int Acceptor::fd() const noexcept {
    return implementation_->acceptor.native_handle();
}

void Acceptor::close() noexcept {
    boost::system::error_code ignored;
    implementation_->acceptor.close(ignored);
}

// Shared with the handler, which may be on its way already when the ticker is destroyed.
struct Ticker::Implementation : std::enable_shared_from_this<Ticker::Implementation> {
    Implementation(runtime::EventLoop& loop, Duration every, void (*call)(void*), void* with)
        : timer(context_of(loop)), interval(every.microseconds), tick(call), context(with) {}

    void wait() {
        timer.expires_after(interval);
        timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (error || !self->tick) return;
            self->tick(self->context);
            if (self->tick) self->wait();
        });
    }

    asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> timer;
    std::chrono::microseconds interval;
    void (*tick)(void*);
    void* context;
};

Ticker::Ticker(runtime::EventLoop& loop, Duration interval, void (*tick)(void*), void* context)
    : implementation_(std::make_shared<Implementation>(loop, interval, tick, context)) {
    implementation_->wait();
}
Ticker::~Ticker() {
    implementation_->tick = nullptr;
    implementation_->timer.cancel();
}

}  // namespace cadenza::server
