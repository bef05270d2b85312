#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cadenza {
class Response;
}

namespace cadenza::server {

/// What of the request decides how its answer is framed.
struct ResponseFraming {
    int version_minor = 1;
    bool head_request = false;
    bool keep_alive = true;  ///< in: wanted; out: whether the connection stays open
};

/// How the body follows the head.
enum class BodyKind : std::uint8_t { None, Content, Stream, ChunkedStream };

/// Appends the head of a response: status line, Server, Date, the response's headers and what
/// frames its body (RFC 9112 6). A response's own Content-Length, Transfer-Encoding and Connection
/// are not trusted with the framing. A body that has no length and no chunks (HTTP/1.0) ends with
/// the connection. `common` is the block of CommonHeaders.
BodyKind append_response_head(std::string& out, const Response& response, ResponseFraming& framing,
                              std::string_view common);

/// A whole answer that the server gives by itself: a refusal, an overload. The page is the plain
/// one that an application shows for such errors.
void append_plain_response(std::string& out, int status, bool keep_alive, bool head_request,
                           std::string_view common);

/// One chunk of the chunked coding; an empty one would end the body and is left out.
void append_chunk(std::string& out, std::string_view data);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

/// "Server: …\r\nDate: …\r\n", made anew by refresh() once a second.
class CommonHeaders {
 public:
    explicit CommonHeaders(std::string_view server_name);
    std::string_view text() const noexcept { return text_; }
    void refresh();

 private:
    std::string text_;
    std::size_t date_at_ = 0;
    std::int64_t second_ = -1;
};

}  // namespace cadenza::server
