#include "cadenza/server/server.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>
#include <vector>

#include "cadenza/base/log/log.h"
#include "cadenza/runtime/blocking_pool.h"
#include "cadenza/server/internal/worker.h"
#include "cadenza/server/listener.h"

namespace cadenza {

struct Server::State {
    State(Handler& h, ServerOptions o) : handler(h), options(std::move(o)) {}
    ~State() {
        if (wake >= 0) close(wake);
    }

    int serve();
    void finish(bool at_once);

    Handler& handler;
    ServerOptions options;
    Listener listener;
    std::uint16_t port = 0;
    int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    std::atomic<int> running = 0;
    std::vector<std::unique_ptr<server::Worker>> workers;
    std::vector<std::thread> threads;
};

namespace {

// Blocks the signals that stop a server, in this thread and those that it starts, and reads them
// from a descriptor.
class StopSignals {
 public:
    explicit StopSignals(bool enabled) {
        if (!enabled) return;
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        sigaddset(&set, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set, &before_);
        fd_ = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~StopSignals() {
        if (fd_ < 0) return;
        take();  // a second Ctrl-C must not end the program while it cleans up
        close(fd_);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    int fd() const { return fd_; }
    /// How many have come.
    int take() {
        signalfd_siginfo info;
        int count = 0;
        while (fd_ >= 0 && read(fd_, &info, sizeof info) == static_cast<ssize_t>(sizeof info))
            ++count;
        return count;
    }

 private:
    int fd_ = -1;
    sigset_t before_{};
};

}  // namespace

Server::Server(Handler& handler, ServerOptions options)
    : state_(std::make_unique<State>(handler, std::move(options))) {
    int& workers = state_->options.workers;
    if (workers <= 0) workers = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}
Server::~Server() = default;

Result<void> Server::listen() {
    const ServerOptions& options = state_->options;
    Result<Listener> listener =
        Listener::inherit_or_open(options.host, options.port, options.workers);
    if (!listener) return std::unexpected(listener.error());
    listen(std::move(*listener));
    return {};
}

void Server::listen(Listener listener) {
    state_->port = listener.port();
    state_->listener = std::move(listener);
}

std::uint16_t Server::port() const noexcept {
    return state_->port;
}

void Server::stop() noexcept {
    std::uint64_t one = 1;
    static_cast<void>(!write(state_->wake, &one, sizeof one));
}

int Server::run() {
    std::signal(SIGPIPE, SIG_IGN);
    return state_->serve();
}

int Server::State::serve() {
    StopSignals signals(options.handle_signals);
    runtime::BlockingPool pool(
        {.threads = options.blocking_threads, .queue = options.blocking_queue});
    std::vector<int> sockets = listener.release();
    for (int i = 0; i < options.workers || i < static_cast<int>(sockets.size()); ++i) {
        auto index = static_cast<std::size_t>(i);
        // More loops than sockets share them; each closes its own descriptor.
        int socket = index < sockets.size() ? sockets[index] : dup(sockets[index % sockets.size()]);
        workers.push_back(std::make_unique<server::Worker>(handler, options, pool, socket));
    }
    running = static_cast<int>(workers.size());
    for (auto& worker : workers) {
        threads.emplace_back([this, &worker] {
            worker->run();
            --running;
            std::uint64_t one = 1;
            static_cast<void>(!write(wake, &one, sizeof one));
        });
    }

    int stops = 0;
    while (running > 0) {
        pollfd entries[2] = {{wake, POLLIN, 0}, {signals.fd(), POLLIN, 0}};
        if (poll(entries, signals.fd() >= 0 ? 2 : 1, -1) < 0 && errno != EINTR) break;
        std::uint64_t calls = 0;
        bool called = read(wake, &calls, sizeof calls) > 0 && running > 0;
        int before = stops;
        stops += signals.take() + (called && stops == 0 ? 1 : 0);
        if (before == 0 && stops > 0) finish(false);
        if (before <= 1 && stops > 1) finish(true);
    }
    for (std::thread& thread : threads) thread.join();
    bool cut_off =
        std::ranges::any_of(workers, [](const auto& worker) { return worker->was_cut_off(); });
    workers.clear();
    threads.clear();
    return cut_off ? 1 : 0;
}

void Server::State::finish(bool at_once) {
    for (auto& worker : workers) worker->finish(at_once);
}

}  // namespace cadenza
