#include "cadenza/base/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Takes out the underscores that stand between two digits; false if one stands elsewhere.
bool drop_underscores(std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') continue;
        bool between =
            i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (!between) return false;
    }
    std::erase(text, '_');
    return true;
}

bool is_float_syntax(std::string_view s) {
    std::size_t i = 0, digits = 0;
    while (i < s.size() && is_digit(s[i])) ++i, ++digits;
    if (i < s.size() && s[i] == '.') {
        ++i;
        while (i < s.size() && is_digit(s[i])) ++i, ++digits;
    }
    if (digits == 0) return false;
    if (i == s.size()) return true;
    if (s[i] != 'e' && s[i] != 'E') return false;
    ++i;
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
    std::size_t exponent = i;
    while (i < s.size() && is_digit(s[i])) ++i;
    return i == s.size() && i > exponent;
}

// Of a well-formed number that from_chars finds out of range: is it too large, or too close to
// zero? The power of the first digit that is not zero tells; an exponent of more than 18 digits
// tells by itself.
bool is_huge(std::string_view number) {
    std::size_t e = std::min(number.find_first_of("eE"), number.size());
    std::string_view mantissa = number.substr(0, e),
                     exponent = number.substr(std::min(e + 1, number.size()));
    std::size_t first = mantissa.find_first_of("123456789");
    if (first == mantissa.npos) return false;
    bool negative = exponent.starts_with('-');
    exponent.remove_prefix(std::min(exponent.find_first_not_of("+-0"), exponent.size()));
    if (exponent.size() > 18) return !negative;
    std::int64_t power = 0;
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
    return (negative ? -power : power) + point - static_cast<std::int64_t>(first) > 0;
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
    char buffer[24];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, static_cast<std::size_t>(end - buffer));
}

void append_double(std::string& out, double value) {
    if (std::isnan(value)) {
        out += "nan";
        return;
    }
    if (std::isinf(value)) {
        out += value < 0 ? "-inf" : "inf";
        return;
    }
    char buffer[40];
    double size = std::fabs(value);
    bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    char* end = std::to_chars(buffer, buffer + sizeof buffer, value, format).ptr;
    if (plain && std::find(buffer, end, '.') == end) {
        *end++ = '.';
        *end++ = '0';
    }
    out.append(buffer, static_cast<std::size_t>(end - buffer));
}

std::string double_repr(double value) {
    std::string out;
    append_double(out, value);
    return out;
}

std::string ascii_digits(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t start = i;
        char32_t c = next_code_point(text, i);
        int digit = c < 0x80 ? -1 : decimal_digit(c);
        if (digit >= 0) {
            out += static_cast<char>('0' + digit);
        } else {
            out.append(text.substr(start, i - start));
        }
    }
    return out;
}

double read_double(std::string_view number) {
    double value = 0;
    auto result = std::from_chars(number.data(), number.data() + number.size(), value);
    if (result.ec != std::errc::result_out_of_range) return value;
    value = is_huge(number) ? std::numeric_limits<double>::infinity() : 0.0;
    return number.starts_with('-') ? -value : value;
}

std::optional<double> parse_float(std::string_view text) {
    std::string s = ascii_digits(strip(text));
    if (!drop_underscores(s)) return std::nullopt;
    std::string_view rest = s;
    bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest.remove_prefix(1);
    if (is_float_syntax(rest)) {
        double number = read_double(rest);
        return negative ? -number : number;
    }
    std::string word = to_lower(rest);
    double special = 0;
    if (word == "inf" || word == "infinity") {
        special = std::numeric_limits<double>::infinity();
    } else if (word == "nan") {
        special = std::numeric_limits<double>::quiet_NaN();
    } else {
        return std::nullopt;
    }
    return negative ? -special : special;
}

std::optional<Value> parse_integer(std::string_view text, std::size_t max_digits) {
    std::string s = ascii_digits(strip(text));
    if (!drop_underscores(s)) return std::nullopt;
    bool negative = s.starts_with('-');
    std::size_t start = negative || s.starts_with('+') ? 1 : 0;
    std::string_view digits = std::string_view(s).substr(start);
    if (digits.empty() || digits.size() > max_digits || !std::ranges::all_of(digits, is_digit)) {
        return std::nullopt;
    }
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return Value::big_int((negative ? "-" : "") + std::string(digits));
}

}  // namespace cadenza
