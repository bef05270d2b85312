#pragma once

#include <array>
#include <string_view>

namespace cadenza::server {

/// The character classes of RFC 9110 and RFC 3986 that a request head is made of.
enum CharClass : unsigned char {
    kToken = 1,       ///< tchar: method, field name (RFC 9110 5.6.2)
    kDigit = 2,       ///< 0-9
    kHex = 4,         ///< 0-9 A-F a-f
    kRegName = 8,     ///< unreserved / sub-delims of a host name, without "%" (RFC 3986 3.2.2)
    kFieldValue = 16  ///< HTAB, SP, VCHAR, obs-text (RFC 9110 5.5)
};

inline constexpr std::array<unsigned char, 256> kCharClasses = [] {
    std::array<unsigned char, 256> table{};
    for (int c = 0; c < 256; ++c) {
        bool digit = c >= '0' && c <= '9';
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        auto in = [c](std::string_view set) {
            for (char s : set) {
                if (static_cast<unsigned char>(s) == c) return true;
            }
            return false;
        };
        unsigned bits = 0;
        if (digit || letter || in("!#$%&'*+-.^_`|~")) bits |= kToken;
        if (digit) bits |= kDigit;
        if (digit || in("ABCDEFabcdef")) bits |= kHex;
        if (digit || letter || in("-._~!$&'()*+,;=")) bits |= kRegName;
        if (c == '\t' || (c >= ' ' && c != 0x7f)) bits |= kFieldValue;
        table[static_cast<std::size_t>(c)] = static_cast<unsigned char>(bits);
    }
    return table;
}();

inline bool is_class(char c, CharClass wanted) noexcept {
    return (kCharClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

inline bool all_of_class(std::string_view text, CharClass wanted) noexcept {
    for (char c : text) {
        if (!is_class(c, wanted)) return false;
    }
    return true;
}

inline bool is_token(std::string_view text) noexcept {
    return !text.empty() && all_of_class(text, kToken);
}

inline char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Whether text equals `lower`, which is in lower case, but for ASCII case.
inline bool equals_lower(std::string_view text, std::string_view lower) noexcept {
    if (text.size() != lower.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (ascii_lower(text[i]) != lower[i]) return false;
    }
    return true;
}

/// Without the spaces and tabs around it (OWS).
inline std::string_view trim_ows(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace cadenza::server
