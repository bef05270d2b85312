#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cadenza/runtime/event_loop.h"
#include "cadenza/server/internal/chunked_decoder.h"
#include "cadenza/server/internal/head_scanner.h"
#include "cadenza/server/internal/input_buffer.h"
#include "cadenza/server/internal/response_writer.h"
#include "cadenza/server/internal/socket.h"

namespace cadenza {
class BodyStream;
class Request;
class Response;
class Handler;
}  // namespace cadenza

namespace cadenza::server {

class Worker;
struct ParsedHead;

/// One client's connection: reads requests, has each handled on a fiber, writes the responses in
/// order. Requests that have arrived together (pipelining) are handled one after the other on one
/// fiber and answered with one write. While nothing is under way it owns no fiber, no request and
/// no output buffer. Deletes itself when it is closed and nothing refers to it any more.
class Connection {
 public:
    Connection(Worker& worker, int fd, std::string_view remote_addr);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void begin();
    /// Called about once a second: ends what takes too long, cancels what nobody waits for any
    /// more.
    void on_tick(std::int64_t now);
    /// The server stops: answers what is under way, then closes. `idle_until`: how long one that
    /// has no request may still send one.
    void finish_soon(std::int64_t idle_until);
    /// The grace is over.
    void abort();

    Connection* next = nullptr;  // of the worker's list
    Connection* previous = nullptr;

 private:
    enum class Phase : std::uint8_t { Idle, Head, Body, Handling, Writing, Lingering, Closed };
    enum class Parsed : std::uint8_t { NeedsInput, Ready, Refused };

    // A request whose body did not arrive with its head, or is chunked.
    struct Pending {
        std::string head;
        std::string body;
        std::uint64_t length = 0;
        bool chunked = false;
        ChunkedDecoder decoder;
    };

    void start_read();
    void on_read(int error, std::size_t size);
    void read_more_now();

    void process();
    Parsed parse_next();
    Parsed parse_head_bytes();
    Parsed begin_body(std::size_t head_size);
    Parsed parse_body();
    Parsed refuse(int status);
    void skip_empty_lines();
    void request_done();

    static void run_fiber(void* connection);
    void serve();
    void serve_one(Request& request);
    Response handle(Request& request);
    void fill(Request& request);
    bool is_last() const;
    void append_response(Response& response);
    void append_content(const Response& response);
    void stream(Response& response, bool chunked, std::size_t head_at);
    bool send_pieces(BodyStream& body, std::int64_t declared);
    void stream_failed(std::size_t head_at, bool end_is_known);
    void flush_on_fiber();
    static void before_suspend(void* connection);

    enum class Flushed : std::uint8_t { All, Blocked, Broken };
    Flushed flush_now();
    void settle();
    void start_write();
    void on_written(int error, std::size_t size);

    void watch_client(std::int64_t now);
    void linger();
    void close();
    void release();

    Worker& worker_;
    Socket socket_;
    InputBuffer input_;
    HeadScanner scanner_;
    std::unique_ptr<Pending> pending_;

    std::string out_;       // what is to be sent; its memory is the worker's while nothing is
    std::size_t sent_ = 0;  // of out_
    std::uint64_t total_sent_ = 0;

    runtime::Fiber* fiber_ = nullptr;
    std::uint64_t fiber_ticket_ = 0;
    std::int64_t deadline_ = 0;  // of the phase, in microseconds of the monotonic clock
    std::int64_t phase_start_ = 0;
    std::uint64_t discarded_ = 0;

    std::uint32_t head_size_ = 0;  // of the request that is ready, in input_
    std::uint32_t body_size_ = 0;  // of the request that is ready, behind it in input_
    Phase phase_ = Phase::Idle;
    ResponseFraming framing_;
    bool keep_alive_ = true;  // after the request that is ready
    bool handling_ = false;   // a fiber has been started for it and has not ended
    bool waited_ = false;     // the fiber has, so the turn of the loop is another
    bool reading_ = false;
    bool writing_ = false;
    bool fiber_waits_for_write_ = false;
    bool writing_blocked_ = false;
    bool continue_sent_ = false;
    bool close_when_sent_ = false;
    bool linger_when_sent_ = false;
    bool finishing_ = false;
    bool streaming_ = false;
    bool stream_flushed_ = false;
    bool client_left_ = false;
    bool write_failed_ = false;
    bool request_line_checked_ = false;
    std::uint8_t empty_lines_ = 0;
    char remote_addr_[48];
    std::uint8_t remote_addr_size_ = 0;
};

}  // namespace cadenza::server
