#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <thread>
#include <utility>

#include "cadenza/http/handler.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/server/listener.h"
#include "cadenza/server/server.h"

namespace cadenza::testing {

/// A handler made of a function.
class FunctionHandler : public Handler {
 public:
    using Function = std::function<Response(Request&)>;
    explicit FunctionHandler(Function function) : function_(std::move(function)) {}
    Response handle(Request& request) override { return function_(request); }

 private:
    Function function_;
};

inline Response text(std::string body, int status = 200) {
    return HttpResponse(std::move(body), "text/plain", status);
}

/// Answers "<method> <target> <body>".
inline Response echo(Request& request) {
    return text(std::string(request.method()) + " " + std::string(request.target()) + " " +
                std::string(request.body()));
}

/// A server on a free port of 127.0.0.1 that runs on threads of this process while it lives.
class RunningServer {
 public:
    explicit RunningServer(FunctionHandler::Function function, ServerOptions options = {})
        : handler_(std::move(function)), server_(handler_, with_defaults(std::move(options))) {
        auto listening = server_.listen();
        EXPECT_TRUE(listening) << listening.error().message;
        start();
    }
    RunningServer(FunctionHandler::Function function, ServerOptions options, Listener listener)
        : handler_(std::move(function)), server_(handler_, with_defaults(std::move(options))) {
        server_.listen(std::move(listener));
        start();
    }
    ~RunningServer() {
        if (!thread_.joinable()) return;
        EXPECT_EQ(stop(), 0);
    }

    std::uint16_t port() const { return server_.port(); }
    void request_stop() { server_.stop(); }
    /// What run() returned.
    int wait() {
        thread_.join();
        return result_;
    }
    int stop() {
        server_.stop();
        return wait();
    }

 private:
    static ServerOptions with_defaults(ServerOptions options) {
        options.port = 0;
        if (options.workers == 0) options.workers = 2;
        options.handle_signals = false;
        // The default would make every test that leaves a connection open wait for a second.
        if (options.idle_grace == ServerOptions{}.idle_grace)
            options.idle_grace = Duration::milliseconds(50);
        return options;
    }
    void start() {
        thread_ = std::thread([this] { result_ = server_.run(); });
    }

    FunctionHandler handler_;
    Server server_;
    std::thread thread_;
    int result_ = -1;
};

}  // namespace cadenza::testing
