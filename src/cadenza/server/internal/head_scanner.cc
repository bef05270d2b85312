#include "cadenza/server/internal/head_scanner.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cadenza::server {

const char* find_control(const char* begin, const char* end) noexcept {
    const char* p = begin;
#if defined(__SSE2__)
    const __m128i highest_control = _mm_set1_epi8(0x1f);
    const __m128i tab = _mm_set1_epi8('\t');
    const __m128i del = _mm_set1_epi8(0x7f);
    for (; end - p >= 16; p += 16) {
        __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, highest_control), bytes);
        control = _mm_andnot_si128(_mm_cmpeq_epi8(bytes, tab), control);
        control = _mm_or_si128(control, _mm_cmpeq_epi8(bytes, del));
        auto mask = static_cast<unsigned>(_mm_movemask_epi8(control));
        if (mask != 0) return p + __builtin_ctz(mask);
    }
#endif
    for (; p != end; ++p) {
        auto c = static_cast<unsigned char>(*p);
        if ((c < 0x20 && c != '\t') || c == 0x7f) return p;
    }
    return end;
}

HeadScanner::State HeadScanner::refuse(int status) noexcept {
    status_ = static_cast<std::uint16_t>(status);
    return State::Refused;
}

HeadScanner::State HeadScanner::refuse_overlong(std::size_t size,
                                                const HeadLimits& limits) noexcept {
    if (request_line_end_ == 0 && size > limits.request_line) return refuse(414);
    if (size > limits.head) return refuse(431);
    return State::Incomplete;
}

HeadScanner::State HeadScanner::scan(std::string_view bytes, const HeadLimits& limits,
                                     std::vector<std::uint32_t>& line_ends) {
    // Lines that an earlier call went past are collected by going over the head once more at its
    // end.
    bool from_start = position_ == 0;
    if (from_start) line_ends.clear();
    const char* begin = bytes.data();
    const char* end = begin + bytes.size();
    for (;;) {
        const char* stop = find_control(begin + position_, end);
        auto at = static_cast<std::size_t>(stop - begin);
        if (refuse_overlong(at, limits) == State::Refused) return State::Refused;
        position_ = static_cast<std::uint32_t>(at);
        if (stop == end || (*stop == '\r' && stop + 1 == end)) return State::Incomplete;
        if (*stop != '\r' || stop[1] != '\n') return refuse(400);
        if (at == line_start_) {  // the empty line
            position_ += 2;
            if (from_start) return State::Complete;
            reset();
            return scan(bytes, limits, line_ends);
        }
        if (lines_ == 0) {
            request_line_end_ = position_;
        } else if (begin[line_start_] == ' ' || begin[line_start_] == '\t') {
            return refuse(400);  // line folding (RFC 9112 5.2), or space before the first field
        }
        if (lines_ > limits.headers) return refuse(431);
        ++lines_;
        if (from_start) line_ends.push_back(position_);
        position_ += 2;
        line_start_ = position_;
    }
}

}  // namespace cadenza::server
