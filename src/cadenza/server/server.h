#pragma once

#include <cstdint>
#include <memory>

#include "cadenza/base/result.h"
#include "cadenza/server/options.h"

namespace cadenza {

class Handler;
class Listener;

/// An HTTP/1.1 server: event loops on threads of their own that drive one Handler. Each loop has
/// its listening socket (SO_REUSEPORT), so nothing is shared between them but the handler.
///
///     Server server(project, {.port = 8000});
///     if (auto listening = server.listen(); !listening) …listening.error().message…
///     return server.run();
class Server {
 public:
    /// The handler outlives the server and is called from several threads at once.
    explicit Server(Handler& handler, ServerOptions options = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Opens the listening sockets, or takes those that CADENZA_LISTEN_FDS hands over. Connections
    /// wait from here on.
    Result<void> listen();
    /// The same with sockets that somebody else opened.
    void listen(Listener listener);
    /// The port, after listen().
    std::uint16_t port() const noexcept;

    /// Serves until SIGTERM or SIGINT comes or stop() is called. Then new connections are refused
    /// at once, requests in flight are answered within options.grace, and it returns 0; 1 if some
    /// had to be cut off. A second signal ends the grace. Ignores SIGPIPE for the whole process.
    int run();
    /// Makes run() return, gracefully. Any thread.
    void stop() noexcept;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cadenza
