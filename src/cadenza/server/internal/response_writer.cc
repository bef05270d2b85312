#include "cadenza/server/internal/response_writer.h"

#include <time.h>

#include <array>
#include <charconv>
#include <cstring>

#include "cadenza/http/http_date.h"
#include "cadenza/http/response.h"
#include "cadenza/server/internal/http_chars.h"

namespace cadenza::server {
namespace {

template <class Word>
void copy_ends(char* to, const char* from, std::size_t size) noexcept {
    Word first;
    Word last;
    std::memcpy(&first, from, sizeof first);
    std::memcpy(&last, from + size - sizeof last, sizeof last);
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + size - sizeof last, &last, sizeof last);
}

struct SixteenBytes {
    std::uint64_t half[2];
};

// Header names and values are short: two overlapping words cost less than a call of memcpy.
inline void copy_short(char* to, const char* from, std::size_t size) noexcept {
    if (size > 32) {
        std::memcpy(to, from, size);
    } else if (size >= 16) {
        copy_ends<SixteenBytes>(to, from, size);
    } else if (size >= 8) {
        copy_ends<std::uint64_t>(to, from, size);
    } else if (size >= 4) {
        copy_ends<std::uint32_t>(to, from, size);
    } else {
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
}

// Writes into memory that is known to be large enough.
class Writer {
 public:
    explicit Writer(char* at) noexcept : at_(at) {}
    Writer& operator<<(std::string_view text) noexcept {
        copy_short(at_, text.data(), text.size());
        at_ += text.size();
        return *this;
    }
    template <std::size_t N>
    Writer& operator<<(const char (&literal)[N]) noexcept {
        std::memcpy(at_, literal, N - 1);  // of constant size: a store or two
        at_ += N - 1;
        return *this;
    }
    Writer& operator<<(std::uint64_t number) noexcept {
        at_ = std::to_chars(at_, at_ + 20, number).ptr;
        return *this;
    }
    char* at() const noexcept { return at_; }

 private:
    char* at_;
};

std::string_view status_line(int status) {
    static const auto lines = [] {
        std::array<std::string, 500> table;
        for (int code = 100; code < 600; ++code) {
            table[static_cast<std::size_t>(code - 100)] = "HTTP/1.1 " + std::to_string(code) + " " +
                                                          std::string(status::reason(code)) +
                                                          "\r\n";
        }
        return table;
    }();
    // A status outside 100–599 cannot be sent; the view that gave it has failed.
    return lines[static_cast<std::size_t>(status >= 200 && status < 600 ? status - 100 : 400)];
}

bool has_no_body(int status) noexcept {
    return status == 204 || status == 304;
}

// The headers that are the server's to write.
enum class Special : std::uint8_t {
    None,
    ContentLength,
    TransferEncoding,
    Connection,
    Date,
    Server
};

Special special_of(std::string_view name) noexcept {
    switch (name.size()) {
        case 4: return equals_lower(name, "date") ? Special::Date : Special::None;
        case 6: return equals_lower(name, "server") ? Special::Server : Special::None;
        case 10: return equals_lower(name, "connection") ? Special::Connection : Special::None;
        case 14:
            return equals_lower(name, "content-length") ? Special::ContentLength : Special::None;
        case 17:
            return equals_lower(name, "transfer-encoding") ? Special::TransferEncoding
                                                           : Special::None;
        default: return Special::None;
    }
}

struct Survey {
    std::string_view content_length;
    bool close = false;
    std::size_t size = 0;  // upper bound of the lines
};

Survey survey(const Response& response) noexcept {
    Survey found;
    for (const HeaderView& header : response.headers) {
        found.size += header.first.size() + header.second.size() + 4;
        Special special = special_of(header.first);
        if (special == Special::ContentLength) found.content_length = header.second;
        if (special == Special::Connection && equals_lower(header.second, "close"))
            found.close = true;
    }
    return found;
}

constexpr std::size_t kFixed =
    256;  // Connection, Content-Length and a number, Transfer-Encoding, empty line

}  // namespace

BodyKind append_response_head(std::string& out, const Response& response, ResponseFraming& framing,
                              std::string_view common) {
    Survey found = survey(response);
    int status = response.status_code;
    bool streaming = response.stream != nullptr;
    std::int64_t length =
        streaming ? response.stream->length() : static_cast<std::int64_t>(response.content.size());
    bool bodiless = has_no_body(status);
    bool chunked = !bodiless && length < 0 && framing.version_minor > 0;
    if (found.close || (!bodiless && length < 0 && framing.version_minor == 0))
        framing.keep_alive = false;

    std::string_view line = status_line(status);
    std::size_t before = out.size();
    out.resize_and_overwrite(
        before + line.size() + common.size() + found.size + kFixed, [&](char* begin, std::size_t) {
            Writer w(begin + before);
            w << line << common;
            for (const auto& [name, value] : response.headers) {
                switch (special_of(name)) {
                    case Special::ContentLength:
                    case Special::TransferEncoding:
                    case Special::Connection:
                    case Special::Date:
                    case Special::Server: continue;
                    case Special::None: w << name << ": " << value << "\r\n";
                }
            }
            if (!framing.keep_alive) {
                w << "Connection: close\r\n";
            } else if (framing.version_minor == 0) {
                w << "Connection: keep-alive\r\n";
            }
            // The answer to HEAD may name the length of a body that was left out already (RFC
            // 9110 9.3.2).
            bool named = framing.head_request && length == 0 &&
                         all_of_class(found.content_length, kDigit) &&
                         !found.content_length.empty();
            if (chunked) {
                w << "Transfer-Encoding: chunked\r\n";
            } else if (named && !bodiless) {
                w << "Content-Length: " << found.content_length << "\r\n";
            } else if (!bodiless && length >= 0) {
                w << "Content-Length: " << static_cast<std::uint64_t>(length) << "\r\n";
            }
            w << "\r\n";
            return static_cast<std::size_t>(w.at() - begin);
        });
    if (bodiless || framing.head_request) return BodyKind::None;
    if (!streaming) return BodyKind::Content;
    return chunked ? BodyKind::ChunkedStream : BodyKind::Stream;
}

void append_plain_response(std::string& out, int status, bool keep_alive, bool head_request,
                           std::string_view common) {
    const std::string title =
        std::string(status::reason(status)) + " (" + std::to_string(status) + ")";
    const std::string text = "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + title +
                             "</title>\n</head>\n<body>\n  <h1>" + title +
                             "</h1><p></p>\n</body>\n</html>\n";
    out += status_line(status);
    out += common;
    out += "Content-Type: text/html; charset=utf-8\r\nContent-Length: ";
    out += std::to_string(text.size());
    if (status == 503) out += "\r\nRetry-After: 1";
    out += keep_alive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    if (!head_request) out += text;
}

void append_chunk(std::string& out, std::string_view data) {
    if (data.empty()) return;
    char size[20];
    char* end = std::to_chars(size, size + 16, data.size(), 16).ptr;
    *end++ = '\r';
    *end++ = '\n';
    out.append(size, end);
    out.append(data);
    out.append("\r\n");
}

CommonHeaders::CommonHeaders(std::string_view server_name) {
    if (!server_name.empty()) text_.append("Server: ").append(server_name).append("\r\n");
    text_ += "Date: ";
    date_at_ = text_.size();
    text_ += "Thu, 01 Jan 1970 00:00:00 GMT\r\n";
    refresh();
}

void CommonHeaders::refresh() {
    timespec now;
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    if (now.tv_sec == second_) return;
    second_ = now.tv_sec;
    text_.replace(date_at_, text_.size() - date_at_ - 2, http_date(second_));
}

}  // namespace cadenza::server
