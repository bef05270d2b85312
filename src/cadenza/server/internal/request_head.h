#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/http/headers.h"

namespace cadenza::server {

/// A request head, taken apart and checked. The views point into the bytes that were parsed.
struct ParsedHead {
    std::string_view method;
    std::string_view target;
    int version_minor = 1;
    std::vector<HeaderView> headers;  ///< in order, values without the white space around them
    std::uint64_t content_length = 0;
    bool has_content_length = false;
    bool chunked = false;
    bool keep_alive = true;  ///< what the client's version and Connection headers ask for
    bool expect_continue = false;
    std::string
        known_host;  ///< the Host that was well-formed last: the next request mostly has the same
};

/// Parses "GET /path HTTP/1.1" (no CRLF) into method, target and version. 0, or the status to
/// refuse it with: 400 for what is malformed, 501 for CONNECT, 505 for another major version.
int parse_request_line(std::string_view line, ParsedHead& head) noexcept;

/// Parses a whole head whose lines HeadScanner has found. Where messages end and whom they are for
/// is decided here, so every doubt is a refusal (RFC 9112 3.2, 6.1, 6.3): Content-Length with
/// Transfer-Encoding, several of either, a coding other than chunked, no Host or two or a malformed
/// one. 0, or the status to refuse it with. Never throws but std::bad_alloc.
int parse_head(std::string_view bytes, std::span<const std::uint32_t> line_ends, ParsedHead& head);

}  // namespace cadenza::server
