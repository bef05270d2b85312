#include "cadenza/urls/internal/char_span.h"

namespace cadenza::internal {
namespace {

constexpr std::size_t kUuidLength = 36;

bool is_uuid(std::string_view text) noexcept {
    if (text.size() < kUuidLength) return false;
    for (std::size_t i = 0; i < kUuidLength; ++i) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        char c = text[i];
        bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

bool is_alnum(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

void CharSpan::add(unsigned char first, unsigned char last) noexcept {
    for (unsigned byte = first; byte <= last; ++byte)
        bits_[byte >> 6] |= std::uint64_t{1} << (byte & 63);
}

// \d and \w as RE2 knows them, or an escaped punctuation character.
bool CharSpan::add_escape(char letter) noexcept {
    if (letter == 'd' || letter == 'w') add('0', '9');
    if (letter == 'w') {
        add('a', 'z');
        add('A', 'Z');
        add('_', '_');
    }
    if (letter == 'd' || letter == 'w') return true;
    if (is_alnum(letter) || static_cast<unsigned char>(letter) >= 0x80) return false;
    add(static_cast<unsigned char>(letter), static_cast<unsigned char>(letter));
    return true;
}

// What stands between '[' and ']'; ASCII only.
bool CharSpan::add_class(std::string_view inside) noexcept {
    bool negated = inside.starts_with('^');
    if (negated) inside.remove_prefix(1);
    if (inside.empty() || inside[0] == ']') return false;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        auto c = static_cast<unsigned char>(inside[i]);
        if (c >= 0x80 || c == '[') return false;
        if (c == '\\') {
            if (++i == inside.size() || !add_escape(inside[i])) return false;
        } else if (i + 2 < inside.size() && inside[i + 1] == '-') {
            auto last = static_cast<unsigned char>(inside[i + 2]);
            if (last >= 0x80 || last < c || last == '\\') return false;
            add(c, last);
            i += 2;
        } else {
            add(c, c);
        }
    }
    if (negated) {
        for (std::uint64_t& word : bits_) word = ~word;
    }
    return true;
}

std::optional<CharSpan> CharSpan::of(std::string_view regex) {
    CharSpan span;
    if (regex == kUuidRegex) {
        span.uuid_ = true;
        return span;
    }
    if (regex.size() < 2 || regex.back() != '+') return {};
    regex.remove_suffix(1);
    if (regex == ".") {
        span.add_class("^\n");
        return span;
    }
    if (regex.size() == 2 && regex[0] == '\\') {
        if (!is_alnum(regex[1]) || !span.add_escape(regex[1])) return {};
        return span;
    }
    if (regex.size() < 3 || regex.front() != '[' || regex.find(']', 2) != regex.size() - 1)
        return {};
    if (!span.add_class(regex.substr(1, regex.size() - 2))) return {};
    return span;
}

std::size_t CharSpan::munch(std::string_view text) const noexcept {
    if (uuid_) return is_uuid(text) ? kUuidLength : 0;
    std::size_t size = 0;
    while (size < text.size() && takes(text[size])) ++size;
    return size;
}

}  // namespace cadenza::internal
