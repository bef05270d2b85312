#include "cadenza/server/internal/worker.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>

#include "cadenza/base/log/log.h"
#include "cadenza/http/request.h"
#include "cadenza/runtime/blocking_pool.h"
#include "cadenza/server/internal/connection.h"

namespace cadenza::server {
namespace {

constexpr int kAcceptBurst = 64;          // connections taken before others have their turn
constexpr std::size_t kKeptObjects = 64;  // requests and buffers that wait for reuse
constexpr std::size_t kKeptBuffer = 256 * 1024;

std::string_view format_address(const sockaddr_storage& address, char (&text)[INET6_ADDRSTRLEN]) {
    const void* binary = &reinterpret_cast<const sockaddr_in*>(&address)->sin_addr;
    int family = address.ss_family;
    if (family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr;
        binary = &v6;
        if (IN6_IS_ADDR_V4MAPPED(&v6)) {
            family = AF_INET;
            binary = v6.s6_addr + 12;
        }
    }
    return inet_ntop(family, binary, text, sizeof text) ? text : "";
}

bool is_exhaustion(int error) {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

// Often enough that a deadline is kept to about a tenth, at least once a second.
Duration tick_interval(const ServerOptions& options) {
    const ServerLimits& limits = options.limits;
    Duration shortest = std::min({limits.head_timeout, limits.body_timeout, limits.idle_timeout,
                                  limits.write_timeout, options.idle_grace});
    return Duration(std::clamp<std::int64_t>(shortest.microseconds / 10, 5'000, 1'000'000));
}

}  // namespace

Worker::Worker(Handler& handler, const ServerOptions& options, runtime::BlockingPool& pool,
               int listening_socket)
    : handler_(handler),
      options_(options),
      head_limits_{options.limits.request_line, options.limits.head, options.limits.headers},
      loop_({.blocking = &pool}),
      acceptor_(std::make_unique<Acceptor>(loop_, listening_socket)),
      connection_limit_(options.limits.connections == 0
                            ? SIZE_MAX
                            : std::max<std::size_t>(
                                  1, options.limits.connections /
                                         static_cast<std::size_t>(std::max(1, options.workers)))),
      common_headers_(options.name) {
    requests_.reserve(kKeptObjects);
    buffers_.reserve(kKeptObjects);
}

Worker::~Worker() = default;

void Worker::run() {
    refresh();
    ticker_ = std::make_unique<Ticker>(
        loop_, tick_interval(options_), [](void* self) { static_cast<Worker*>(self)->on_tick(); },
        this);
    wait_for_connections();
    loop_.run();
    ticker_.reset();
    // Fibers whose connection was cut off unwind; one that does not end within this time is left
    // behind.
    if (!loop_.drain(Duration::seconds(2))) {
        log::error("a request did not end when it was cancelled");
        cut_off_ = true;
    }
}

std::int64_t Worker::now() const noexcept {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
    return t.tv_sec * 1'000'000 + t.tv_nsec / 1000;
}

void Worker::refresh() {
    turn_ = now();
    common_headers_.refresh();
}

// --- Accepting
// ----------------------------------------------------------------------------------------------------

void Worker::wait_for_connections() {
    acceptor_->wait([](void* self) { static_cast<Worker*>(self)->accept_waiting(); }, this);
}

void Worker::accept_waiting() {
    if (finishing_) return;
    for (int i = 0; i < kAcceptBurst; ++i) {
        if (connection_count_ >= connection_limit_) {
            accepting_paused_ = true;
            return;
        }
        if (!accept_one()) break;
    }
    if (!accepting_paused_) wait_for_connections();
}

bool Worker::accept_one() {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    int fd = accept4(acceptor_->fd(), reinterpret_cast<sockaddr*>(&address), &size,
                     SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
        if (is_exhaustion(errno)) {
            // The connection stays in the queue, so waiting for it would return at once, again and
            // again. The next connection that closes, or the next tick, tries again.
            log::warning(std::string("no more connections are accepted for now: ") +
                         std::strerror(errno));
            accepting_paused_ = true;
            return false;
        }
        return errno == EINTR || errno == ECONNABORTED || errno == EPROTO;
    }
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    char text[INET6_ADDRSTRLEN];
    Connection* connection = nullptr;
    try {
        connection = new Connection(*this, fd, format_address(address, text));
    } catch (const std::exception& failure) {  // no memory, or no more room in epoll
        log::warning(std::string("a connection was dropped: ") + failure.what());
        close(fd);
        accepting_paused_ = true;
        return false;
    }
    connection->next = connections_;
    if (connections_) connections_->previous = connection;
    connections_ = connection;
    ++connection_count_;
    connection->begin();
    return true;
}

void Worker::resume_accepting() {
    if (!accepting_paused_ || finishing_) return;
    accepting_paused_ = false;
    wait_for_connections();
}

void Worker::removed(Connection& connection) noexcept {
    (connection.previous ? connection.previous->next : connections_) = connection.next;
    if (connection.next) connection.next->previous = connection.previous;
    --connection_count_;
    resume_accepting();
    stop_if_done();
}

void Worker::on_tick() {
    refresh();
    std::int64_t moment = turn_;
    resume_accepting();
    bool over = finishing_ && moment >= finish_until_;
    if (over && connection_count_ > 0) cut_off_ = true;
    for (Connection* connection = connections_; connection;) {
        Connection* next = connection->next;  // it may delete itself
        over ? connection->abort() : connection->on_tick(moment);
        connection = next;
    }
    if (over && !stopped_) {
        stopped_ = true;
        loop_.stop();
    }
}

// --- Finishing
// ----------------------------------------------------------------------------------------------------

void Worker::finish(bool at_once) {
    loop_.post(
        at_once ? [](void* self) { static_cast<Worker*>(self)->begin_finish(true); }
                : [](void* self) { static_cast<Worker*>(self)->begin_finish(false); },
        this);
}

void Worker::begin_finish(bool at_once) {
    if (!finishing_) {
        // Whoever has connected before is served; whoever comes later is refused by the kernel.
        while (connection_count_ < connection_limit_ && accept_one()) {
        }
        finishing_ = true;
        acceptor_->close();
        finish_until_ = now() + options_.grace.microseconds;
    }
    if (at_once) finish_until_ = now();
    for (Connection* connection = connections_; connection; connection = connection->next) {
        connection->finish_soon(now() + options_.idle_grace.microseconds);
    }
    stop_if_done();
}

void Worker::stop_if_done() {
    if (finishing_ && connection_count_ == 0 && !stopped_) {
        stopped_ = true;
        loop_.stop();
    }
}

// --- What is used again
// -------------------------------------------------------------------------------------------

std::unique_ptr<Request> Worker::take_request() {
    if (requests_.empty()) return std::make_unique<Request>();
    std::unique_ptr<Request> request = std::move(requests_.back());
    requests_.pop_back();
    return request;
}

void Worker::give_back(std::unique_ptr<Request> request) noexcept {
    if (requests_.size() < kKeptObjects) requests_.push_back(std::move(request));
}

std::string Worker::take_buffer() noexcept {
    std::string buffer;
    if (!buffers_.empty()) {
        buffer = std::move(buffers_.back());
        buffers_.pop_back();
    }
    return buffer;
}

void Worker::give_back(std::string buffer) noexcept {
    buffer.clear();
    if (buffers_.size() < kKeptObjects && buffer.capacity() <= kKeptBuffer) {
        buffers_.push_back(std::move(buffer));
    }
}

}  // namespace cadenza::server
