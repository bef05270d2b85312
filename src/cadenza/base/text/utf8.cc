#include "cadenza/base/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace cadenza {
namespace {

constexpr char32_t kReplacement = 0xfffd;

struct Lead {
    int length;              // 0 where no sequence starts with this byte
    std::uint8_t low, high;  // the range of the second byte
};

Lead lead_of(std::uint8_t c) {
    if (c < 0x80) return {1, 0, 0};
    if (c < 0xc2) return {0, 0, 0};
    if (c < 0xe0) return {2, 0x80, 0xbf};
    if (c == 0xe0) return {3, 0xa0, 0xbf};
    if (c == 0xed) return {3, 0x80, 0x9f};
    if (c < 0xf0) return {3, 0x80, 0xbf};
    if (c == 0xf0) return {4, 0x90, 0xbf};
    if (c < 0xf4) return {4, 0x80, 0xbf};
    if (c == 0xf4) return {4, 0x80, 0x8f};
    return {0, 0, 0};
}

// Bytes that are well formed from `at`, and whether they are a whole sequence.
struct Scan {
    std::size_t good;
    bool whole;
    const char* reason;
};

Scan scan_sequence(std::string_view s, std::size_t at) {
    auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(s[i]); };
    Lead lead = lead_of(byte(at));
    if (lead.length == 0) return {1, false, "invalid start byte"};
    for (std::size_t i = 1; i < static_cast<std::size_t>(lead.length); ++i) {
        if (at + i >= s.size()) return {i, false, "unexpected end of data"};
        std::uint8_t low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xbf;
        if (byte(at + i) < low || byte(at + i) > high)
            return {i, false, "invalid continuation byte"};
    }
    return {static_cast<std::size_t>(lead.length), true, ""};
}

std::size_t skip_ascii(std::string_view s, std::size_t at) {
    while (at + 8 <= s.size()) {
        std::uint64_t word;
        std::memcpy(&word, s.data() + at, 8);
        if (word & 0x8080808080808080) break;
        at += 8;
    }
    while (at < s.size() && static_cast<std::uint8_t>(s[at]) < 0x80) ++at;
    return at;
}

}  // namespace

std::optional<Utf8Fault> find_utf8_fault(std::string_view s) noexcept {
    for (std::size_t at = skip_ascii(s, 0); at < s.size(); at = skip_ascii(s, at)) {
        Scan scan = scan_sequence(s, at);
        if (!scan.whole) return Utf8Fault{at, scan.good, scan.reason};
        at += scan.good;
    }
    return std::nullopt;
}

bool is_utf8(std::string_view bytes) noexcept {
    return !find_utf8_fault(bytes);
}

std::string replace_invalid_utf8(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    while (auto fault = find_utf8_fault(s)) {
        out.append(s.substr(0, fault->position));
        append_utf8(out, kReplacement);
        s.remove_prefix(fault->position + fault->length);
    }
    return out.append(s);
}

char32_t next_code_point(std::string_view s, std::size_t& at) noexcept {
    auto first = static_cast<std::uint8_t>(s[at]);
    if (first < 0x80) {
        ++at;
        return first;
    }
    Scan scan = scan_sequence(s, at);
    if (!scan.whole) {
        ++at;
        return kReplacement;
    }
    char32_t c = first & (0x7fu >> scan.good);
    for (std::size_t i = 1; i < scan.good; ++i) {
        c = c << 6 | (static_cast<std::uint8_t>(s[at + i]) & 0x3fu);
    }
    at += scan.good;
    return c;
}

std::size_t utf8_length(std::string_view s) noexcept {
    std::size_t count = 0;
    for (char c : s) count += (static_cast<std::uint8_t>(c) & 0xc0) != 0x80;
    return count;
}

std::string_view utf8_prefix(std::string_view s, std::size_t count) noexcept {
    std::size_t at = 0;
    while (at < s.size() && count > 0) {
        next_code_point(s, at);
        --count;
    }
    return s.substr(0, at);
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) c = kReplacement;
    auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f));
        put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
    }
}

}  // namespace cadenza
