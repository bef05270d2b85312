#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cadenza/runtime/event_loop.h"
#include "cadenza/server/internal/head_scanner.h"
#include "cadenza/server/internal/request_head.h"
#include "cadenza/server/internal/response_writer.h"
#include "cadenza/server/internal/socket.h"
#include "cadenza/server/options.h"

namespace cadenza {
class Handler;
class Request;
}  // namespace cadenza

namespace cadenza::server {

class Connection;

/// One loop of a server with its listening socket, its connections and what they share one after
/// the other.
class Worker {
 public:
    Worker(Handler& handler, const ServerOptions& options, runtime::BlockingPool& pool,
           int listening_socket);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Serves on the calling thread until it has been told to finish and its last connection is
    /// closed.
    void run();
    /// Any thread: no more connections; ends when those there are have been answered, or at the
    /// moment `until`.
    void finish(bool at_once);
    bool was_cut_off() const noexcept { return cut_off_; }

    // For its connections:
    Handler& handler() noexcept { return handler_; }
    const ServerOptions& options() const noexcept { return options_; }
    const HeadLimits& head_limits() const noexcept { return head_limits_; }
    runtime::EventLoop& loop() noexcept { return loop_; }
    std::int64_t now() const noexcept;  ///< microseconds, monotonic, exact to some milliseconds
    /// Server and Date, as of refresh().
    std::string_view common_headers() const noexcept { return common_headers_.text(); }
    /// The moment of refresh(): near enough for what happens in the same turn of the loop.
    std::int64_t turn() const noexcept { return turn_; }
    void refresh();
    std::vector<std::uint32_t>& line_ends() noexcept { return line_ends_; }
    ParsedHead& parsed() noexcept { return parsed_; }
    std::unique_ptr<Request> take_request();
    void give_back(std::unique_ptr<Request> request) noexcept;
    std::string take_buffer() noexcept;
    void give_back(std::string buffer) noexcept;
    void removed(Connection& connection) noexcept;  ///< it is closed and deletes itself
    bool finishing() const noexcept { return finishing_; }

 private:
    void accept_waiting();
    bool accept_one();
    void wait_for_connections();
    void resume_accepting();
    void on_tick();
    void begin_finish(bool at_once);
    void stop_if_done();

    Handler& handler_;
    const ServerOptions& options_;
    HeadLimits head_limits_;
    runtime::EventLoop loop_;
    std::unique_ptr<Acceptor> acceptor_;
    std::unique_ptr<Ticker> ticker_;
    Connection* connections_ = nullptr;
    std::size_t connection_count_ = 0;
    std::size_t connection_limit_;
    bool accepting_paused_ = false;
    bool finishing_ = false;
    bool cut_off_ = false;
    bool stopped_ = false;
    std::int64_t finish_until_ = 0;
    std::int64_t idle_until_ = 0;

    std::int64_t turn_ = 0;
    CommonHeaders common_headers_;
    std::vector<std::uint32_t> line_ends_;
    ParsedHead parsed_;
    std::vector<std::unique_ptr<Request>> requests_;
    std::vector<std::string> buffers_;
};

}  // namespace cadenza::server
