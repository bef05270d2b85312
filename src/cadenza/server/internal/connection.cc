#include "cadenza/server/internal/connection.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>

#include "cadenza/base/log/log.h"
#include "cadenza/http/handler.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/runtime/blocking.h"
#include "cadenza/runtime/fiber.h"
#include "cadenza/runtime/internal/scheduler.h"
#include "cadenza/server/access_log.h"
#include "cadenza/server/internal/http_chars.h"
#include "cadenza/server/internal/worker.h"

namespace cadenza::server {
namespace {

constexpr std::size_t kBodyRead = 32 * 1024;  // room for each read of a body
constexpr std::size_t kBatchOutput =
    64 * 1024;  // a batch of responses is sent when it has grown to this
constexpr std::size_t kStreamOutput = 16 * 1024;   // a stream is sent in pieces of about this
constexpr std::size_t kCopiedContent = 16 * 1024;  // a larger body is sent from where it lies
constexpr std::int64_t kSlowestRate =
    8 * 1024;  // bytes a second that extend a body's or response's time
constexpr std::int64_t kLingerTime = 5'000'000;  // after a refusal, for the client to read it
constexpr std::uint64_t kLingerBytes = 16 * 1024 * 1024;
constexpr std::uint8_t kEmptyLines = 16;  // before a request line

std::int64_t extended(std::int64_t start, Duration base, std::uint64_t bytes) {
    return start + base.microseconds + static_cast<std::int64_t>(bytes) * 1'000'000 / kSlowestRate;
}

}  // namespace

Connection::Connection(Worker& worker, int fd, std::string_view remote_addr)
    : worker_(worker), socket_(worker.loop(), fd) {
    remote_addr_size_ =
        static_cast<std::uint8_t>(std::min(remote_addr.size(), sizeof remote_addr_));
    std::memcpy(remote_addr_, remote_addr.data(), remote_addr_size_);
}

Connection::~Connection() = default;

void Connection::begin() {
    // One that says nothing at all has as long as for a head.
    deadline_ = worker_.now() + worker_.options().limits.head_timeout.microseconds;
    start_read();
}

// --- Input
// --------------------------------------------------------------------------------------------------------

void Connection::start_read() {
    if (phase_ == Phase::Idle) input_.shrink();
    if (phase_ == Phase::Body) input_.make_room(kBodyRead);
    if (input_.room() == 0) input_.make_room(InputBuffer::kSmall);
    reading_ = true;
    socket_.read(
        input_.tail(), input_.room(),
        [](void* self, int error, std::size_t size) {
            static_cast<Connection*>(self)->on_read(error, size);
        },
        this);
}

void Connection::on_read(int error, std::size_t size) {
    reading_ = false;
    if (phase_ == Phase::Closed) return release();
    if (error != 0) return close();
    if (phase_ == Phase::Lingering) {
        discarded_ += size;
        if (size == 0 || discarded_ > kLingerBytes) return close();
        return linger();
    }
    worker_.refresh();
    if (size == 0) return close();  // also inside a request: whoever ends there waits for no answer
    input_.commit(size);
    if (input_.room() == 0) read_more_now();
    process();
}

// The buffer is full, so more is likely there: a batch is worth more than a fair turn, up to a
// limit.
void Connection::read_more_now() {
    while (input_.room() == 0 && input_.data().size() < InputBuffer::kLarge) {
        input_.make_room(input_.data().size());
        std::ptrdiff_t size = socket_.receive_now(input_.tail(), input_.room());
        if (size <= 0) return;  // an end or an error shows again at the next read
        input_.commit(static_cast<std::size_t>(size));
    }
}

// --- From bytes to a request that is ready
// ------------------------------------------------------------------------

void Connection::process() {
    switch (parse_next()) {
        case Parsed::Ready:
            phase_ = Phase::Handling;
            handling_ = true;
            try {
                worker_.loop().start(run_fiber, this);
            } catch (const std::exception& failure) {  // no memory for another stack
                handling_ = false;
                log::error(std::string("cannot start a request: ") + failure.what());
                refuse(503);
                settle();
            }
            return;
        case Parsed::NeedsInput:
        case Parsed::Refused: settle();
    }
}

Connection::Parsed Connection::refuse(int status) {
    if (out_.capacity() == 0) out_ = worker_.take_buffer();
    append_plain_response(out_, status, false, false, worker_.common_headers());
    close_when_sent_ = linger_when_sent_ = true;
    return Parsed::Refused;
}

// The parsers throw nothing but std::bad_alloc.
Connection::Parsed Connection::parse_next() try {
    return pending_ ? parse_body() : parse_head_bytes();
} catch (const std::bad_alloc&) {
    return refuse(503);
}

// RFC 9112 2.2: an empty line before a request line is ignored.
void Connection::skip_empty_lines() {
    while (input_.data().starts_with("\r\n") && empty_lines_ < kEmptyLines) {
        input_.consume(2);
        ++empty_lines_;
    }
}

Connection::Parsed Connection::parse_head_bytes() {
    if (phase_ != Phase::Head) skip_empty_lines();
    std::string_view bytes = input_.data();
    if (bytes.empty() || bytes == "\r") return Parsed::NeedsInput;
    HeadScanner::State state = scanner_.scan(bytes, worker_.head_limits(), worker_.line_ends());
    ParsedHead& head = worker_.parsed();
    if (state == HeadScanner::State::Complete) {
        std::size_t size = scanner_.head_size();
        if (int status = parse_head(bytes.substr(0, size), worker_.line_ends(), head))
            return refuse(status);
        return begin_body(size);
    }
    // A bad request line is refused as soon as it is there, and before a fault in the lines behind
    // it.
    if (scanner_.request_line_end() != 0 && !request_line_checked_) {
        request_line_checked_ = true;
        int status = parse_request_line(bytes.substr(0, scanner_.request_line_end()), head);
        if (status != 0) return refuse(status);
    }
    if (state == HeadScanner::State::Refused) return refuse(scanner_.status());
    if (phase_ != Phase::Head) {
        phase_ = Phase::Head;
        deadline_ = worker_.turn() + worker_.options().limits.head_timeout.microseconds;
    }
    return Parsed::NeedsInput;
}

// The head is parsed: is its body here too?
Connection::Parsed Connection::begin_body(std::size_t head_size) {
    const ParsedHead& head = worker_.parsed();
    std::size_t limit = worker_.options().limits.body;
    if (head.content_length > limit) return refuse(413);
    std::string_view rest = input_.data().substr(head_size);
    if (!head.chunked && rest.size() >= head.content_length) {
        head_size_ = static_cast<std::uint32_t>(head_size);
        body_size_ = static_cast<std::uint32_t>(head.content_length);
        return Parsed::Ready;
    }
    pending_ = std::make_unique<Pending>();
    pending_->head = input_.data().substr(0, head_size);
    pending_->chunked = head.chunked;
    pending_->length = head.content_length;
    continue_sent_ = !head.expect_continue;
    input_.consume(head_size);
    phase_ = Phase::Body;
    phase_start_ = worker_.turn();
    return parse_body();
}

Connection::Parsed Connection::parse_body() {
    const ServerLimits& limits = worker_.options().limits;
    std::string_view bytes = input_.data();
    bool complete = false;
    if (pending_->chunked) {
        std::size_t used = 0;
        auto state = pending_->decoder.decode(bytes, used, pending_->body, limits.body);
        input_.consume(used);
        if (state == ChunkedDecoder::State::Malformed) return refuse(400);
        if (state == ChunkedDecoder::State::TooLarge) return refuse(413);
        complete = state == ChunkedDecoder::State::Complete;
    } else {
        auto missing = static_cast<std::size_t>(pending_->length - pending_->body.size());
        std::size_t size = std::min(missing, bytes.size());
        pending_->body.append(bytes.substr(0, size));
        input_.consume(size);
        complete = size == missing;
    }
    if (complete) {
        // The head's views pointed into input_: parse it again where it lies now.
        scanner_.reset();
        scanner_.scan(pending_->head, worker_.head_limits(), worker_.line_ends());
        parse_head(pending_->head, worker_.line_ends(), worker_.parsed());
        head_size_ = body_size_ = 0;
        return Parsed::Ready;
    }
    if (!continue_sent_ && bytes.empty()) {
        if (out_.capacity() == 0) out_ = worker_.take_buffer();
        out_ += "HTTP/1.1 100 Continue\r\n\r\n";
    }
    continue_sent_ = true;
    deadline_ = extended(phase_start_, limits.body_timeout, pending_->body.size());
    return Parsed::NeedsInput;
}

void Connection::request_done() {
    input_.consume(head_size_ + body_size_);
    pending_.reset();
    scanner_.reset();
    request_line_checked_ = false;
    empty_lines_ = 0;
    if (!keep_alive_) close_when_sent_ = true;
}

// --- Handling, on a fiber
// -----------------------------------------------------------------------------------------

void Connection::run_fiber(void* connection) {
    static_cast<Connection*>(connection)->serve();
}

void Connection::serve() {
    fiber_ = runtime::current_fiber();
    fiber_->before_suspend = before_suspend;
    fiber_->before_suspend_argument = this;
    waited_ = false;
    if (out_.capacity() == 0) out_ = worker_.take_buffer();
    std::unique_ptr<Request> request = worker_.take_request();
    for (;;) {
        serve_one(*request);
        request->reset();
        request_done();
        if (close_when_sent_ || write_failed_) break;
        if (out_.size() - sent_ >= kBatchOutput && flush_now() != Flushed::All) {
            phase_ = Phase::Writing;  // the rest of the batch comes when this is sent
            break;
        }
        phase_ = Phase::Idle;
        if (parse_next() != Parsed::Ready) break;
        phase_ = Phase::Handling;
    }
    worker_.give_back(std::move(request));
    runtime::begin_request(*fiber_, runtime::kNever, {});
    fiber_->before_suspend = nullptr;
    fiber_ = nullptr;
    handling_ = false;
    settle();
}

// While the server stops, an answer is the last of its connection unless the client has sent more
// already.
bool Connection::is_last() const {
    return finishing_ && input_.data().size() <= std::size_t{head_size_} + body_size_;
}

void Connection::fill(Request& request) {
    const ParsedHead& head = worker_.parsed();
    framing_ = {head.version_minor, head.method == "HEAD", head.keep_alive};
    keep_alive_ = framing_.keep_alive;
    request.borrow({.method = head.method,
                    .target = head.target,
                    .headers = head.headers,
                    .body = pending_ ? std::string_view(pending_->body)
                                     : input_.data().substr(head_size_, body_size_),
                    .remote_addr = {remote_addr_, remote_addr_size_},
                    .version_minor = head.version_minor});
}

void Connection::serve_one(Request& request) {
    fill(request);
    const ServerOptions& options = worker_.options();
    std::int64_t timeout = options.limits.request_timeout.microseconds;
    runtime::begin_request(*fiber_, timeout > 0 ? worker_.turn() + timeout : runtime::kNever,
                           request.target());
    std::int64_t start = options.access_log ? runtime::monotonic_microseconds() : 0;
    Response response = handle(request);
    if (waited_) worker_.refresh();
    framing_.keep_alive = framing_.keep_alive && !is_last();
    std::size_t size = response.content.size();
    if (options.access_log) {
        options.access_log->write({request.remote_addr(), request.method(), request.target(),
                                   response.status_code, size,
                                   runtime::monotonic_microseconds() - start});
    }
    if (client_left_) {
        write_failed_ = true;
        return;
    }
    append_response(response);
    keep_alive_ = framing_.keep_alive;
}

Response Connection::handle(Request& request) {
    try {
        return worker_.handler().handle(request);
    } catch (const runtime::Overloaded&) {
        return HttpResponse("503 Service Unavailable\n", "text/plain; charset=utf-8", 503);
    } catch (const runtime::Cancelled&) {
        return HttpResponse("503 Service Unavailable\n", "text/plain; charset=utf-8", 503);
    } catch (const std::exception& error) {
        log::error("the handler failed for " + std::string(request.method()) + " " +
                   std::string(request.target()) + ": " + error.what());
    } catch (...) {
        log::error("the handler failed for " + std::string(request.method()) + " " +
                   std::string(request.target()));
    }
    return HttpResponse("500 Internal Server Error\n", "text/plain; charset=utf-8", 500);
}

void Connection::append_response(Response& response) {
    std::size_t head_at = out_.size();
    switch (append_response_head(out_, response, framing_, worker_.common_headers())) {
        case BodyKind::None: return;
        case BodyKind::Content: return append_content(response);
        case BodyKind::Stream: return stream(response, false, head_at);
        case BodyKind::ChunkedStream: return stream(response, true, head_at);
    }
}

void Connection::append_content(const Response& response) {
    std::string_view content = response.content;
    if (content.size() >= kCopiedContent) {
        std::string_view head = std::string_view(out_).substr(sent_);
        std::ptrdiff_t size = writing_ ? -EAGAIN : socket_.send_now(head, content);
        std::size_t sent = size > 0 ? static_cast<std::size_t>(size) : 0;
        total_sent_ += sent;
        std::size_t of_head = std::min(sent, head.size());
        sent_ += of_head;
        content.remove_prefix(sent - of_head);
    }
    out_.append(content);
}

// --- Streamed bodies
// ----------------------------------------------------------------------------------------------

void Connection::stream(Response& response, bool chunked, std::size_t head_at) {
    fiber_->deadline = runtime::kNever;  // it was for the answer to begin; a stream may last
    streaming_ = true;
    stream_flushed_ = false;
    std::int64_t length = response.stream->length();
    bool complete = false;
    try {
        complete = send_pieces(*response.stream, chunked ? -1 : length);
        if (!complete && !write_failed_)
            log::error("a streamed response ended before its declared length");
        response.stream.reset();
    } catch (const runtime::Cancelled&) {
    } catch (const std::exception& error) {
        log::error(std::string("a streamed response failed: ") + error.what());
    } catch (...) {
        log::error("a streamed response failed");
    }
    response.stream.reset();
    streaming_ = false;
    if (complete && chunked) out_ += kLastChunk;
    if (!complete) stream_failed(head_at, chunked || length >= 0);
}

// True if it is whole.
bool Connection::send_pieces(BodyStream& body, std::int64_t declared) {
    std::uint64_t produced = 0;
    std::int64_t flushed = worker_.now();
    std::string piece;
    while (!write_failed_ && body.next(piece)) {
        if (declared >= 0) {
            std::string_view data = piece;
            data = data.substr(0, static_cast<std::size_t>(declared) - produced);
            produced += data.size();
            out_.append(data);
        } else if (framing_.version_minor > 0) {
            append_chunk(out_, piece);
        } else {
            out_.append(piece);
        }
        // A stream that waits is sent at once, by before_suspend(); one that does not, in large
        // pieces.
        if (out_.size() - sent_ >= kStreamOutput || worker_.now() - flushed > 20'000) {
            flush_on_fiber();
            flushed = worker_.now();
        }
        piece.clear();
    }
    return !write_failed_ && (declared < 0 || produced == static_cast<std::uint64_t>(declared));
}

// The client must not take what it has for the whole: a 500 if it has nothing yet, else the
// connection is cut before the last chunk or the announced length; where the end of the connection
// is the end of the body, by a reset.
void Connection::stream_failed(std::size_t head_at, bool end_is_known) {
    if (write_failed_) return;
    framing_.keep_alive = false;
    if (!stream_flushed_) {
        out_.resize(head_at);
        append_plain_response(out_, 500, false, framing_.head_request, worker_.common_headers());
    } else if (!end_is_known) {
        socket_.reset_when_closed();
        write_failed_ = true;
    }
}

// Sends all of out_, waiting for a slow client.
void Connection::flush_on_fiber() {
    std::int64_t start = worker_.now();
    total_sent_ = 0;
    Flushed state = flush_now();
    while (state == Flushed::Blocked) {
        deadline_ = extended(start, worker_.options().limits.write_timeout, total_sent_);
        fiber_ticket_ = fiber_->core.begin_wait();
        fiber_waits_for_write_ = true;
        start_write();
        ++fiber_->uninterruptible;  // the write refers to out_; a client that left ends it with an
                                    // error
        fiber_->core.suspend(runtime::kNever);
        --fiber_->uninterruptible;
        fiber_waits_for_write_ = false;
        state = flush_now();
    }
    if (state == Flushed::Broken) write_failed_ = true;
}

// A fiber is about to wait: what has been answered goes out first.
void Connection::before_suspend(void* connection) {
    auto* self = static_cast<Connection*>(connection);
    self->waited_ = true;
    if (!self->writing_ && self->flush_now() == Flushed::Broken) self->write_failed_ = true;
}

// --- Output
// -------------------------------------------------------------------------------------------------------

Connection::Flushed Connection::flush_now() {
    while (sent_ < out_.size()) {
        std::ptrdiff_t size = socket_.send_now(std::string_view(out_).substr(sent_));
        if (size == -EAGAIN || size == -EWOULDBLOCK) return Flushed::Blocked;
        if (size == -EINTR) continue;
        if (size <= 0) return Flushed::Broken;
        sent_ += static_cast<std::size_t>(size);
        total_sent_ += static_cast<std::size_t>(size);
        stream_flushed_ = true;
    }
    out_.clear();
    sent_ = 0;
    return Flushed::All;
}

void Connection::start_write() {
    writing_ = true;
    socket_.write(
        std::string_view(out_).substr(sent_),
        [](void* self, int error, std::size_t size) {
            static_cast<Connection*>(self)->on_written(error, size);
        },
        this);
}

void Connection::on_written(int error, std::size_t size) {
    writing_ = false;
    worker_.refresh();
    sent_ += size;
    total_sent_ += size;
    if (fiber_waits_for_write_) {
        if (error != 0) write_failed_ = true;
        fiber_->core.wake(fiber_, fiber_ticket_);
        fiber_->core.run_ready();
        return;
    }
    if (phase_ == Phase::Closed) return release();
    if (error != 0) return close();
    settle();
}

// Sends what there is to send and goes on with whatever comes after it.
void Connection::settle() {
    if (write_failed_) return close();
    switch (flush_now()) {
        case Flushed::Broken: return close();
        case Flushed::Blocked:
            if (phase_ != Phase::Body) {
                if (!writing_blocked_) phase_start_ = worker_.now();
                if (!writing_blocked_) total_sent_ = 0;
                writing_blocked_ = true;
                phase_ = Phase::Writing;
                deadline_ =
                    extended(phase_start_, worker_.options().limits.write_timeout, total_sent_);
            }
            if (!writing_) start_write();
            return;
        case Flushed::All: break;
    }
    writing_blocked_ = false;
    if (out_.capacity() > 0) worker_.give_back(std::exchange(out_, {}));
    if (close_when_sent_) {
        const bool in_haste = finishing_ && !linger_when_sent_ && input_.data().empty();
        return in_haste ? close() : linger();
    }
    if (phase_ == Phase::Writing) {  // more requests may have been waiting behind a full buffer
        phase_ = Phase::Idle;
        return process();
    }
    if (phase_ == Phase::Handling) phase_ = Phase::Idle;
    if (phase_ == Phase::Idle) {
        const ServerOptions& options = worker_.options();
        deadline_ = worker_.turn() +
                    (finishing_ ? options.idle_grace : options.limits.idle_timeout).microseconds;
    }
    if (!reading_) start_read();
}

// --- The end
// ------------------------------------------------------------------------------------------------------

// Closing at once would reset the connection while the client still sends, and the answer might be
// lost on its way (RFC 9112 9.6).
void Connection::linger() {
    if (phase_ != Phase::Lingering) {
        phase_ = Phase::Lingering;
        deadline_ = worker_.now() + kLingerTime;
        socket_.end_writing();
    }
    if (reading_) return;  // into input_
    input_.consume(input_.data().size());
    input_.make_room(InputBuffer::kLarge - InputBuffer::kSmall);
    reading_ = true;
    socket_.read(
        input_.tail(), input_.room(),
        [](void* self, int error, std::size_t size) {
            static_cast<Connection*>(self)->on_read(error, size);
        },
        this);
}

void Connection::close() {
    if (phase_ != Phase::Closed) {
        phase_ = Phase::Closed;
        socket_.close();
    }
    release();
}

void Connection::release() {
    if (reading_ || writing_ || handling_) return;
    if (out_.capacity() > 0) worker_.give_back(std::exchange(out_, {}));
    worker_.removed(*this);
    delete this;
}

void Connection::on_tick(std::int64_t now) {
    if (handling_) return watch_client(now);
    if (deadline_ > now) return;
    bool in_request = phase_ == Phase::Body || (phase_ == Phase::Head && !input_.data().empty());
    if (!in_request) return close();
    refuse(408);
    if (!writing_) settle();
}

// While a request is handled: is its client still there, and does it take what is sent?
void Connection::watch_client(std::int64_t now) {
    if (!fiber_ || !socket_.is_open()) return;
    if (socket_.is_broken() || (streaming_ && socket_.is_at_end())) {
        client_left_ = true;
        worker_.loop().cancel(fiber_, "The client has left.");
    }
    if (fiber_waits_for_write_ && deadline_ <= now) {
        write_failed_ = true;
        socket_.close();  // ends the write, which wakes the fiber
    }
}

void Connection::finish_soon(std::int64_t idle_until) {
    finishing_ = true;
    if (phase_ == Phase::Idle) deadline_ = std::min(deadline_, idle_until);
}

void Connection::abort() {
    if (!handling_) return close();
    client_left_ = true;
    if (fiber_waits_for_write_) socket_.close();
    if (fiber_) worker_.loop().cancel(fiber_, "The server is shutting down.");
}

}  // namespace cadenza::server
