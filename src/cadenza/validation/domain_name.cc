#include "cadenza/validation/domain_name.h"

#include <algorithm>
#include <limits>
#include <ranges>
#include <vector>

#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza::internal {
namespace {

constexpr std::size_t kMaxLabel = 63;

bool is_ascii_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_name_letter(char32_t c) {
    return is_ascii_letter(c) || (c >= 0xa1 && c <= 0xffff);
}

template <class Test>
bool all_code_points(std::string_view text, Test test) {
    for (std::size_t i = 0; i < text.size();) {
        if (!test(next_code_point(text, i))) return false;
    }
    return true;
}

// Hands each label to `visit`; stops at the first that it refuses.
template <class Visit>
bool each_label(std::string_view domain, Visit visit) {
    while (true) {
        std::size_t dot = domain.find('.');
        if (!visit(domain.substr(0, dot), dot == domain.npos)) return false;
        if (dot == domain.npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

bool hyphens_inside(std::string_view label) {
    return !label.starts_with('-') && !label.ends_with('-');
}

bool is_host_label(std::string_view label) {
    std::size_t length = utf8_length(label);
    return length >= 1 && length <= kMaxLabel && hyphens_inside(label) &&
           all_code_points(label, [](char32_t c) {
               return is_name_letter(c) || is_ascii_digit(c) || c == '-';
           });
}

bool is_top_label(std::string_view label) {
    std::size_t length = utf8_length(label);
    if (length < 2 || length > kMaxLabel || !hyphens_inside(label)) return false;
    if (ascii_lower(label.substr(0, 4)) == "xn--") {
        std::string_view code = label.substr(4);
        bool plain = all_code_points(
            code, [](char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c); });
        if (plain && !code.empty() && code.size() <= 59) return true;
    }
    return all_code_points(label, [](char32_t c) { return is_name_letter(c) || c == '-'; });
}

// RFC 3454, table B.1.
bool is_mapped_to_nothing(char32_t c) {
    return c == 0xad || c == 0x34f || c == 0x1806 || (c >= 0x180b && c <= 0x180d) ||
           (c >= 0x200b && c <= 0x200d) || c == 0x2060 || (c >= 0xfe00 && c <= 0xfe0f) ||
           c == 0xfeff;
}

// RFC 3454, tables C.1.2 to C.9, as RFC 3491 lists them.
bool is_prohibited(char32_t c) {
    if (c < 0x80) return false;
    return is_space(c) || c < 0xa0 || c == 0x340 || c == 0x341 || c == 0x6dd || c == 0x70f ||
           c == 0x180e || (c >= 0x200c && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2063) || (c >= 0x206a && c <= 0x206f) ||
           (c >= 0x2ff0 && c <= 0x2ffb) || (c >= 0xe000 && c <= 0xf8ff) ||
           (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xfff9 && c <= 0xffff) || (c & 0xfffe) == 0xfffe ||
           (c >= 0x1d173 && c <= 0x1d17a) || c == 0xe0001 || (c >= 0xe0020 && c <= 0xe007f) ||
           c >= 0xf0000;
}

// RFC 3492 section 6.
std::uint32_t adapt(std::uint32_t delta, std::uint32_t count, bool first) {
    delta = first ? delta / 700 : delta / 2;
    delta += delta / count;
    std::uint32_t k = 0;
    for (; delta > 455; k += 36) delta /= 35;
    return k + 36 * delta / (delta + 38);
}

void append_variable(std::string& out, std::uint32_t delta, std::uint32_t bias) {
    auto digit = [](std::uint32_t d) {
        return static_cast<char>(d < 26 ? 'a' + d : '0' + (d - 26));
    };
    for (std::uint32_t k = 36;; k += 36) {
        std::uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        if (delta < t) break;
        out += digit(t + (delta - t) % (36 - t));
        delta = (delta - t) / (36 - t);
    }
    out += digit(delta);
}

std::string punycode(const std::vector<char32_t>& label) {
    std::string out;
    for (char32_t c : label) {
        if (c < 0x80) out += static_cast<char>(c);
    }
    auto handled = static_cast<std::uint32_t>(out.size());
    const std::uint32_t basic = handled;
    if (basic > 0) out += '-';
    std::uint32_t n = 0x80, delta = 0, bias = 72;
    while (handled < label.size()) {
        std::uint32_t next = std::numeric_limits<std::uint32_t>::max();
        for (char32_t c : label) {
            if (c >= n) next = std::min<std::uint32_t>(next, c);
        }
        delta += (next - n) * (handled + 1);
        n = next;
        for (char32_t c : label) {
            if (c < n) ++delta;
            if (c != n) continue;
            append_variable(out, delta, bias);
            bias = adapt(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta, ++n;
    }
    return out;
}

// Labels are separated by any of the four dots of IDNA; the text has one of them between them
// afterwards.
std::string unify_dots(std::string_view domain) {
    std::string out;
    for (std::size_t i = 0; i < domain.size();) {
        std::size_t start = i;
        char32_t c = next_code_point(domain, i);
        if (c == 0x3002 || c == 0xff0e || c == 0xff61) {
            out += '.';
        } else {
            out.append(domain.substr(start, i - start));
        }
    }
    return out;
}

std::optional<std::string> label_to_ascii(std::string_view label) {
    if (std::ranges::all_of(label, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        if (label.empty() || label.size() > kMaxLabel) return std::nullopt;
        return std::string(label);
    }
    std::vector<char32_t> prepared;
    std::string folded = casefold(label);
    for (std::size_t i = 0; i < folded.size();) {
        char32_t c = next_code_point(folded, i);
        if (c >= 0xff01 && c <= 0xff5e) c = c - 0xff01 + '!';
        if (c >= 'A' && c <= 'Z') c += 32;
        if (is_mapped_to_nothing(c)) continue;
        if (is_prohibited(c)) return std::nullopt;
        prepared.push_back(c);
    }
    if (prepared.empty() || prepared.size() > kMaxLabel) return std::nullopt;
    bool ascii = std::ranges::all_of(prepared, [](char32_t c) { return c < 0x80; });
    if (ascii) return std::string(prepared.begin(), prepared.end());
    constexpr std::u32string_view kPrefix = U"xn--";
    if (std::ranges::equal(prepared | std::views::take(kPrefix.size()), kPrefix))
        return std::nullopt;
    std::string encoded = "xn--" + punycode(prepared);
    if (encoded.size() > kMaxLabel) return std::nullopt;
    return encoded;
}

}  // namespace

bool is_ascii_domain(std::string_view domain) {
    std::size_t count = 0;
    bool fits = each_label(domain, [&](std::string_view label, bool last) {
        ++count;
        bool characters = all_code_points(
            label, [](char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '-'; });
        if (!characters || label.size() > kMaxLabel || label.ends_with('-')) return false;
        return last ? label.size() >= 2 : !label.empty() && !label.starts_with('-');
    });
    return fits && count >= 2;
}

bool is_host_name(std::string_view host, bool trailing_dot) {
    if (trailing_dot && host.ends_with('.')) host.remove_suffix(1);
    std::size_t count = 0;
    bool fits = each_label(host, [&](std::string_view label, bool last) {
        ++count;
        return last ? is_top_label(label) : is_host_label(label);
    });
    return fits && count >= 2;
}

std::optional<std::string> to_ascii_domain(std::string_view domain) {
    std::string source = unify_dots(domain), out;
    bool fits = each_label(source, [&](std::string_view label, bool last) {
        auto encoded = label_to_ascii(label);
        if (!encoded) return false;
        out += *encoded;
        if (!last) out += '.';
        return true;
    });
    if (!fits) return std::nullopt;
    return out;
}

}  // namespace cadenza::internal
