#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "cadenza/base/json/writer.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cadenza {
namespace {

// An input of this size never needs more room than kChunk * 6: the longest escape is "\u001f".
constexpr std::size_t kChunk = 2'048;

bool is_plain(unsigned char c) {
    return c >= 0x20 && c != '"' && c != '\\' && c != 0xe2;
}

// The number of bytes at the start of p[0, 8) that need no escape; 0xe2 may begin U+2028.
std::size_t plain_in_8(const char* p) {
    constexpr std::uint64_t kOnes = 0x0101010101010101, kTops = 0x8080808080808080;
    std::uint64_t v;
    std::memcpy(&v, p, 8);
    auto zero_bytes = [](std::uint64_t x) { return (x - kOnes) & ~x & kTops; };
    std::uint64_t special = zero_bytes(v ^ (kOnes * '"')) | zero_bytes(v ^ (kOnes * '\\')) |
                            zero_bytes(v ^ (kOnes * 0xe2)) | ((v - kOnes * 0x20) & ~v & kTops);
    if constexpr (std::endian::native == std::endian::little) {
        return special == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(special)) / 8;
    }
    return special == 0 ? 8 : 0;
}

char* escape_one(char* out, unsigned char c) {
    *out++ = '\\';
    switch (c) {
        case '"': *out++ = '"'; return out;
        case '\\': *out++ = '\\'; return out;
        case '\b': *out++ = 'b'; return out;
        case '\f': *out++ = 'f'; return out;
        case '\n': *out++ = 'n'; return out;
        case '\r': *out++ = 'r'; return out;
        case '\t': *out++ = 't'; return out;
        default: break;
    }
    std::memcpy(out, "u00", 3);
    out[3] = "0123456789abcdef"[c >> 4];
    out[4] = "0123456789abcdef"[c & 15];
    return out + 5;
}

// One byte that is not plain, or the three of U+2028 and U+2029. `p` moves behind it.
char* escape_special(char* out, const char*& p, const char* end) {
    auto c = static_cast<unsigned char>(*p);
    if (c != 0xe2) {
        ++p;
        return escape_one(out, c);
    }
    bool separator = end - p >= 3 && p[1] == '\x80' && (p[2] == '\xa8' || p[2] == '\xa9');
    if (!separator) {
        *out++ = *p++;
        return out;
    }
    std::memcpy(out, p[2] == '\xa8' ? "\\u2028" : "\\u2029", 6);
    p += 3;
    return out + 6;
}

// Copies from `p` to `end`; `out` has room for six times as many bytes and 16 more.
char* escape_chunk(char* out, const char* p, const char* end) {
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
    const __m128i e2 = _mm_set1_epi8('\xe2'), control = _mm_set1_epi8(0x1f);
    while (end - p >= 16) {
        __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out), v);
        __m128i special = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, backslash)),
            _mm_or_si128(_mm_cmpeq_epi8(v, e2), _mm_cmpeq_epi8(_mm_min_epu8(v, control), v)));
        auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
        if (mask == 0) {
            p += 16, out += 16;
            continue;
        }
        int plain = std::countr_zero(mask);
        p += plain, out += plain;
        out = escape_special(out, p, end);
    }
#endif
    while (end - p >= 8) {
        std::memcpy(out, p, 8);
        std::size_t plain = plain_in_8(p);
        p += plain, out += plain;
        if (plain == 8) continue;
        while (p < end && is_plain(static_cast<unsigned char>(*p))) *out++ = *p++;
        if (p < end) out = escape_special(out, p, end);
    }
    while (p < end) {
        if (is_plain(static_cast<unsigned char>(*p))) {
            *out++ = *p++;
        } else {
            out = escape_special(out, p, end);
        }
    }
    return out;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    const char* p = text.data();
    const char* end = p + text.size();
    bool first = true;
    do {
        const char* stop = end;
        if (static_cast<std::size_t>(end - p) > kChunk) {
            stop = p + kChunk;
            // A chunk does not end within a character, so that U+2028 is seen whole.
            for (int i = 0; i < 3 && (*stop & '\xc0') == '\x80'; ++i) --stop;
        }
        std::size_t size = out.size();
        std::size_t room = size + static_cast<std::size_t>(stop - p) * 6 + 18;
        if (room > out.capacity()) out.reserve(std::max(room, out.capacity() * 2));
        out.resize_and_overwrite(room, [&](char* data, std::size_t) {
            char* at = data + size;
            if (first) *at++ = '"';
            at = escape_chunk(at, p, stop);
            if (stop == end) *at++ = '"';
            return static_cast<std::size_t>(at - data);
        });
        first = false;
        p = stop;
    } while (p < end);
}

}  // namespace cadenza
