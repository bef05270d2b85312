#include "cadenza/server/internal/chunked_decoder.h"

#include <algorithm>
#include <cstring>

#include "cadenza/server/internal/http_chars.h"

namespace cadenza::server {
namespace {

void skip_ows(std::string_view& text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
}

bool skip_token(std::string_view& text) noexcept {
    std::size_t n = 0;
    while (n < text.size() && is_class(text[n], kToken)) ++n;
    text.remove_prefix(n);
    return n > 0;
}

bool skip_quoted_string(std::string_view& text) noexcept {
    std::size_t n = 1;
    for (; n < text.size() && text[n] != '"'; ++n) {
        if (text[n] == '\\') ++n;
        if (n >= text.size() || !is_class(text[n], kFieldValue)) return false;
    }
    if (n >= text.size()) return false;
    text.remove_prefix(n + 1);
    return true;
}

// chunk-ext = *( BWS ";" BWS token [ BWS "=" BWS ( token / quoted-string ) ] )
bool is_extensions(std::string_view text) noexcept {
    while (!text.empty()) {
        skip_ows(text);
        if (text.empty() || text.front() != ';') return false;
        text.remove_prefix(1);
        skip_ows(text);
        if (!skip_token(text)) return false;
        std::string_view after_name = text;
        skip_ows(text);
        if (text.empty() || text.front() != '=') {
            text = after_name;
            continue;
        }
        text.remove_prefix(1);
        skip_ows(text);
        bool quoted = !text.empty() && text.front() == '"';
        if (!(quoted ? skip_quoted_string(text) : skip_token(text))) return false;
    }
    return true;
}

unsigned hex_value(char c) noexcept {
    return static_cast<unsigned>(is_class(c, kDigit) ? c - '0' : (c | 0x20) - 'a' + 10);
}

bool is_field_line(std::string_view line) noexcept {
    std::size_t colon = line.find(':');
    return colon != std::string_view::npos && is_token(line.substr(0, colon)) &&
           all_of_class(line.substr(colon + 1), kFieldValue);
}

}  // namespace

void ChunkedDecoder::reset() noexcept {
    part_ = Part::SizeLine;
    end_matched_ = 0;
    left_ = 0;
    overhead_ = 0;
    partial_line_.clear();
}

// A whole line (without CRLF) from what was kept and what has come. False: there is none yet, or
// state says why not.
bool ChunkedDecoder::take_line(std::string_view bytes, std::size_t& at, std::string_view& line,
                               State& state) {
    std::string_view rest = bytes.substr(at);
    std::size_t room = kLineLimit + 2 - std::min(partial_line_.size(), kLineLimit + 2);
    std::size_t newline = rest.substr(0, room).find('\n');
    bool whole = newline != std::string_view::npos;
    std::size_t size = whole ? newline + 1 : rest.size();
    if (!whole && rest.size() >= room) {
        state = State::Malformed;
        return false;
    }
    if (!whole || !partial_line_.empty()) {
        partial_line_.append(rest.substr(0, size));
        line = partial_line_;
    } else {
        line = rest.substr(0, size);
    }
    at += size;
    if (!whole) {
        // A size line that cannot become right is refused at once, not when its end or the deadline
        // comes.
        std::size_t cr = line.find('\r');
        if (cr != std::string_view::npos && cr + 1 != line.size()) state = State::Malformed;
        return false;
    }
    if (line.size() < 2 || line[line.size() - 2] != '\r') {
        state = State::Malformed;
        return false;
    }
    line.remove_suffix(2);
    return true;
}

ChunkedDecoder::State ChunkedDecoder::on_size_line(std::string_view line, const std::string& body,
                                                   std::size_t limit) {
    std::size_t digits = 0;
    std::uint64_t size = 0;
    for (; digits < line.size() && is_class(line[digits], kHex); ++digits) {
        if (size >> 60 != 0) return State::TooLarge;
        size = size << 4 | hex_value(line[digits]);
    }
    if (digits == 0 || !is_extensions(line.substr(digits))) return State::Malformed;
    overhead_ += line.size() - digits;
    if (overhead_ > kOverheadLimit) return State::Malformed;
    if (size > limit - std::min(limit, body.size())) return State::TooLarge;
    left_ = size;
    part_ = size == 0 ? Part::TrailerLine : Part::Data;
    if (size == 0) overhead_ = 0;
    return State::Incomplete;
}

ChunkedDecoder::State ChunkedDecoder::on_trailer_line(std::string_view line) {
    if (line.empty()) {
        part_ = Part::Finished;
        return State::Complete;
    }
    overhead_ += line.size() + 2;
    return is_field_line(line) && overhead_ <= kOverheadLimit ? State::Incomplete
                                                              : State::Malformed;
}

ChunkedDecoder::State ChunkedDecoder::decode(std::string_view bytes, std::size_t& used,
                                             std::string& body, std::size_t limit) {
    State state = State::Incomplete;
    std::size_t at = 0;
    while (state == State::Incomplete && at < bytes.size()) {
        switch (part_) {
            case Part::Data: {
                std::size_t size =
                    static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - at));
                body.append(bytes.substr(at, size));
                at += size;
                left_ -= size;
                if (left_ == 0) part_ = Part::DataEnd;
                break;
            }
            case Part::DataEnd:
                if (bytes[at++] != "\r\n"[end_matched_++]) {
                    state = State::Malformed;
                } else if (end_matched_ == 2) {
                    end_matched_ = 0;
                    part_ = Part::SizeLine;
                }
                break;
            case Part::SizeLine:
            case Part::TrailerLine: {
                std::string_view line;
                if (!take_line(bytes, at, line, state)) break;
                state = part_ == Part::SizeLine ? on_size_line(line, body, limit)
                                                : on_trailer_line(line);
                partial_line_.clear();
                break;
            }
            case Part::Finished: state = State::Complete; break;
        }
    }
    used = at;
    return state;
}

}  // namespace cadenza::server
