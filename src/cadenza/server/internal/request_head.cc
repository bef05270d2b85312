#include "cadenza/server/internal/request_head.h"

#include <llhttp.h>

#include <cstring>

#include "cadenza/server/internal/authority.h"
#include "cadenza/server/internal/http_chars.h"

namespace cadenza::server {
namespace {

constexpr int kBadRequest = 400;
constexpr int kNotImplemented = 501;
constexpr int kVersionNotSupported = 505;
constexpr int kExpectationFailed = 417;

constexpr std::size_t kKnownHost = 255;  // a host name has no more (RFC 1035)

// --- The request line
// ---------------------------------------------------------------------------------------------

int parse_version(std::string_view text, ParsedHead& head) noexcept {
    if (text.size() != 8 || !text.starts_with("HTTP/") || text[6] != '.' ||
        !is_class(text[5], kDigit) || !is_class(text[7], kDigit)) {
        return kBadRequest;
    }
    if (text[5] != '1') return kVersionNotSupported;
    head.version_minor =
        text[7] == '0' ? 0 : 1;  // a higher minor version is answered as 1.1 (RFC 9110 2.5)
    return 0;
}

// absolute-form (RFC 9112 3.2.2): http://host[:port][/path][?query]
bool is_absolute_form(std::string_view target) noexcept {
    std::size_t scheme_end = target.find("://");
    if (scheme_end == std::string_view::npos) return false;
    std::string_view scheme = target.substr(0, scheme_end);
    if (!equals_lower(scheme, "http") && !equals_lower(scheme, "https")) return false;
    std::string_view rest = target.substr(scheme_end + 3);
    return is_authority(rest.substr(0, rest.find_first_of("/?")));
}

int check_target(const ParsedHead& head) noexcept {
    std::string_view target = head.target;
    // Control characters have been refused with the line; of the rest these have no place in any
    // form.
    constexpr auto kNone = std::string_view::npos;
    if (target.empty() || target.find(' ') != kNone || target.find('\t') != kNone ||
        target.find('#') != kNone) {
        return kBadRequest;
    }
    if (head.method == "CONNECT") return kNotImplemented;
    if (target.front() == '/') return 0;
    if (target == "*") return head.method == "OPTIONS" ? 0 : kBadRequest;
    return is_absolute_form(target) ? 0 : kBadRequest;
}

// --- The grammar of the lines: llhttp
// -----------------------------------------------------------------------------

const llhttp_settings_t& silent_settings() noexcept {
    static const llhttp_settings_t settings = [] {
        llhttp_settings_t s;
        llhttp_settings_init(&s);
        return s;
    }();
    return settings;
}

// llhttp as a checker of field lines. It sees a request line that it has no opinion of, because
// this server takes any method and UTF-8 in targets, and no framing fields, because it refuses
// white space around them that RFC 9112 allows.
class FieldChecker {
 public:
    FieldChecker() noexcept {
        static const llhttp_t after_request_line = [] {
            llhttp_t parser;
            llhttp_init(&parser, HTTP_REQUEST, &silent_settings());
            constexpr std::string_view kLine = "POST / HTTP/1.1\r\n";
            llhttp_execute(&parser, kLine.data(), kLine.size());
            return parser;
        }();
        std::memcpy(&parser_, &after_request_line, sizeof parser_);
    }
    bool check(std::string_view lines) noexcept {
        return lines.empty() || llhttp_execute(&parser_, lines.data(), lines.size()) == HPE_OK;
    }

 private:
    llhttp_t parser_;
};

// --- What the fields mean for framing, routing and the connection
// ---------------------------------------------------

template <class F>
void for_each_list_item(std::string_view list, F&& f) {
    for (;;) {
        std::size_t comma = list.find(',');
        f(trim_ows(list.substr(0, comma)));
        if (comma == std::string_view::npos) return;
        list.remove_prefix(comma + 1);
    }
}

class FieldReader {
 public:
    explicit FieldReader(ParsedHead& head) noexcept : head_(head) {}

    // Whether it is a framing field; errors are kept for finish().
    bool read(std::string_view name, std::string_view value) {
        switch (name.size()) {
            case 4:
                if (equals_lower(name, "host")) host(value);
                return false;
            case 6:
                if (equals_lower(name, "expect")) expect(value);
                return false;
            case 10:
                if (equals_lower(name, "connection")) connection(value);
                return false;
            case 14:
                if (!equals_lower(name, "content-length")) return false;
                content_length(value);
                return true;
            case 17:
                if (!equals_lower(name, "transfer-encoding")) return false;
                transfer_encoding(value);
                return true;
            default: return false;
        }
    }

    int finish() noexcept {
        if (status_ != 0) return status_;
        if (hosts_ == 0 && head_.version_minor > 0) return kBadRequest;
        if (head_.chunked && (head_.has_content_length || head_.version_minor == 0))
            return kBadRequest;
        head_.keep_alive = !close_ && (head_.version_minor > 0 || keep_alive_);
        if (head_.version_minor == 0) head_.expect_continue = false;
        return 0;
    }

 private:
    void fail(int status) noexcept {
        if (status_ == 0) status_ = status;
    }

    void host(std::string_view value) {
        if (++hosts_ > 1) fail(kBadRequest);
        if (value.empty() || value == head_.known_host) return;
        if (!is_authority(value)) return fail(kBadRequest);
        if (value.size() <= kKnownHost) head_.known_host.assign(value);
    }

    void expect(std::string_view value) noexcept {
        if (equals_lower(value, "100-continue")) {
            head_.expect_continue = true;
        } else {
            fail(kExpectationFailed);
        }
    }

    void connection(std::string_view value) noexcept {
        for_each_list_item(value, [this](std::string_view item) {
            if (equals_lower(item, "close")) close_ = true;
            if (equals_lower(item, "keep-alive")) keep_alive_ = true;
        });
    }

    void content_length(std::string_view value) noexcept {
        if (head_.has_content_length || value.empty() || !all_of_class(value, kDigit)) {
            return fail(kBadRequest);
        }
        head_.has_content_length = true;
        std::uint64_t length = 0;
        for (char c : value) {  // beyond 64 bits it stays at the largest, which no limit allows
            if (__builtin_mul_overflow(length, 10U, &length) ||
                __builtin_add_overflow(length, static_cast<unsigned>(c - '0'), &length)) {
                length = UINT64_MAX;
                break;
            }
        }
        head_.content_length = length;
    }

    // Only "chunked" alone is implemented. 501 where it comes last, after codings that others may
    // know; else 400.
    void transfer_encoding(std::string_view value) noexcept {
        if (seen_transfer_encoding_) return fail(kBadRequest);
        seen_transfer_encoding_ = true;
        if (equals_lower(value, "chunked")) {
            head_.chunked = true;
            return;
        }
        bool tokens = true;
        bool chunked_last = false;
        int chunked_times = 0;
        for_each_list_item(value, [&](std::string_view item) {
            tokens = tokens && is_token(item);
            chunked_last = equals_lower(item, "chunked");
            chunked_times += chunked_last ? 1 : 0;
        });
        fail(tokens && chunked_last && chunked_times == 1 ? kNotImplemented : kBadRequest);
    }

    ParsedHead& head_;
    int status_ = 0;
    int hosts_ = 0;
    bool close_ = false;
    bool keep_alive_ = false;
    bool seen_transfer_encoding_ = false;
};

}  // namespace

int parse_request_line(std::string_view line, ParsedHead& head) noexcept {
    std::size_t method_end = line.find(' ');
    std::size_t target_end = line.rfind(' ');
    if (method_end == std::string_view::npos || target_end <= method_end) return kBadRequest;
    head.method = line.substr(0, method_end);
    head.target = line.substr(method_end + 1, target_end - method_end - 1);
    if (!is_token(head.method)) return kBadRequest;
    if (int status = parse_version(line.substr(target_end + 1), head)) return status;
    return check_target(head);
}

int parse_head(std::string_view bytes, std::span<const std::uint32_t> line_ends, ParsedHead& head) {
    head.headers.clear();
    head.content_length = 0;
    head.has_content_length = head.chunked = head.expect_continue = false;
    if (line_ends.empty()) return kBadRequest;
    if (int status = parse_request_line(bytes.substr(0, line_ends.front()), head)) return status;

    FieldChecker checker;
    FieldReader reader(head);
    std::size_t start = line_ends.front() + 2;
    std::size_t unchecked = start;  // lines from here on llhttp has not seen
    for (std::uint32_t end : line_ends.subspan(1)) {
        std::string_view line = bytes.substr(start, end - start);
        std::size_t colon = line.find(':');
        if (colon == 0 || colon == std::string_view::npos) return kBadRequest;
        std::string_view name = line.substr(0, colon);
        std::string_view value = trim_ows(line.substr(colon + 1));
        if (reader.read(name, value)) {
            if (!checker.check(bytes.substr(unchecked, start - unchecked))) return kBadRequest;
            unchecked = end + 2;
        }
        head.headers.emplace_back(name, value);
        start = end + 2;
    }
    if (!checker.check(bytes.substr(unchecked, start - unchecked))) return kBadRequest;
    return reader.finish();
}

}  // namespace cadenza::server
