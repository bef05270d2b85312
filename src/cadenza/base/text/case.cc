#include "cadenza/base/text/case.h"

#include <algorithm>

#include "cadenza/base/text/unicode_tables.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza {

namespace internal {

bool in_ranges(std::span<const CodePointRange> ranges, char32_t c) noexcept {
    auto it = std::ranges::upper_bound(ranges, c, {}, &CodePointRange::first);
    return it != ranges.begin() && c <= std::prev(it)->last;
}

}  // namespace internal

namespace {

using internal::CaseRun;

char32_t map_case(std::span<const CaseRun> runs, char32_t c) {
    auto it = std::ranges::upper_bound(runs, c, {}, &CaseRun::first);
    // A run of every second code point may enclose the start of the next: look at the two before.
    for (int i = 0; i < 2 && it != runs.begin(); ++i) {
        --it;
        if (c <= it->last && (c - it->first) % it->stride == 0) {
            return static_cast<char32_t>(static_cast<std::int64_t>(c) + it->delta);
        }
    }
    return c;
}

template <class AsciiMap>
std::string map_text(std::string_view text, std::span<const CaseRun> runs, AsciiMap ascii,
                     bool fold) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            out += ascii(text[i++]);
            continue;
        }
        std::size_t start = i;
        char32_t c = next_code_point(text, i);
        char32_t mapped = map_case(runs, c);
        if (fold && (c == 0xdf || c == 0x1e9e)) {
            out += "ss";
        } else if (mapped == c) {
            out.append(text.substr(start, i - start));
        } else {
            append_utf8(out, mapped);
        }
    }
    return out;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

}  // namespace

std::string to_lower(std::string_view text) {
    return map_text(text, internal::kLower, lower, false);
}
std::string to_upper(std::string_view text) {
    return map_text(text, internal::kUpper, upper, false);
}
std::string casefold(std::string_view text) {
    return map_text(text, internal::kFold, lower, true);
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool ascii_iequals(std::string_view a, std::string_view b) noexcept {
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_word(char32_t c) noexcept {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    }
    return internal::in_ranges(internal::kWord, c);
}

bool is_space(char32_t c) noexcept {
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

int decimal_digit(char32_t c) noexcept {
    if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    auto it = std::ranges::upper_bound(internal::kDigitZeros, c);
    if (it == internal::kDigitZeros.begin()) return -1;
    char32_t value = c - *std::prev(it);
    return value < 10 ? static_cast<int>(value) : -1;
}

std::string_view strip(std::string_view text) noexcept {
    std::size_t start = 0;
    for (std::size_t next = 0; start < text.size(); start = next) {
        if (!is_space(next_code_point(text, next))) break;
    }
    std::size_t end = text.size();
    while (end > start) {
        std::size_t last = end - 1;  // the start of the last code point
        while (last > start && end - last < 4 &&
               (static_cast<unsigned char>(text[last]) & 0xc0) == 0x80) {
            --last;
        }
        std::size_t next = last;
        if (!is_space(next_code_point(text, next)) || next != end) break;
        end = last;
    }
    return text.substr(start, end - start);
}

std::string to_ascii(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        char32_t c = next_code_point(text, i);
        if (c < 0x80) {
            out += static_cast<char>(c);
            continue;
        }
        auto it = std::ranges::lower_bound(internal::kLatin, c, {}, &internal::Latin::code_point);
        if (it != internal::kLatin.end() && it->code_point == c) out += it->ascii;
    }
    return out;
}

std::string slugify(std::string_view text, bool allow_unicode) {
    std::string source = to_lower(allow_unicode ? std::string(text) : to_ascii(text));
    std::string out;
    for (std::size_t i = 0; i < source.size();) {
        std::size_t start = i;
        char32_t c = next_code_point(source, i);
        if (is_space(c) || c == '-') {
            if (!out.ends_with('-')) out += '-';
        } else if (is_word(c)) {
            out.append(source, start, i - start);
        }
    }
    std::size_t first = std::min(out.find_first_not_of("-_"), out.size());
    out.erase(0, first);
    out.erase(out.find_last_not_of("-_") + 1);
    return out;
}

}  // namespace cadenza
