#include "cadenza/base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "cadenza/base/number.h"
#include "cadenza/base/text/case.h"

namespace cadenza {
namespace {

// Python's decimal module knows no exponent beyond this.
constexpr std::int64_t kMaxExponent = 999'999'999'999'999'999;
// No text and no rounding writes more zeros than this; a number of that size keeps its exponent
// instead.
constexpr std::int64_t kMaxPadding = 5'000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Parts {
    std::string digits;
    std::int64_t exponent = 0;
};

// digits[.digits][e[+-]digits], nothing around it.
std::optional<Parts> split_number(std::string_view s) {
    Parts parts;
    std::size_t i = 0;
    while (i < s.size() && is_digit(s[i])) parts.digits += s[i++];
    if (i < s.size() && s[i] == '.') {
        ++i;
        while (i < s.size() && is_digit(s[i])) {
            parts.digits += s[i++];
            --parts.exponent;
        }
    }
    if (parts.digits.empty()) return std::nullopt;
    if (i == s.size()) return parts;
    if (s[i] != 'e' && s[i] != 'E') return std::nullopt;
    ++i;
    bool negative = i < s.size() && s[i] == '-';
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
    if (i == s.size() ||
        !std::all_of(s.begin() + static_cast<std::ptrdiff_t>(i), s.end(), is_digit)) {
        return std::nullopt;
    }
    std::int64_t power = 0;
    auto read = std::from_chars(s.data() + i, s.data() + s.size(), power);
    if (read.ec != std::errc() || power > kMaxExponent) return std::nullopt;
    parts.exponent += negative ? -power : power;
    return parts;
}

void drop_leading_zeros(std::string& digits) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

bool is_nan_word(std::string_view word) {
    if (word.starts_with("s")) word.remove_prefix(1);
    return word.starts_with("nan") && std::all_of(word.begin() + 3, word.end(), is_digit);
}

}  // namespace

Decimal::Decimal(std::int64_t value) : digits_(std::to_string(value)), negative_(value < 0) {
    if (negative_) digits_.erase(0, 1);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    std::string s = ascii_digits(strip(text));
    std::erase(s, '_');
    std::string_view rest = s;
    Decimal result;
    result.negative_ = rest.starts_with('-');
    if (result.negative_ || rest.starts_with('+')) rest.remove_prefix(1);
    if (auto parts = split_number(rest)) {
        result.digits_ = std::move(parts->digits);
        result.exponent_ = parts->exponent;
        drop_leading_zeros(result.digits_);
        return result;
    }
    std::string word = to_lower(rest);
    if (word == "inf" || word == "infinity") {
        result.special_ = Special::Infinity;
    } else if (is_nan_word(word)) {
        result.special_ = Special::NaN;
    } else {
        return std::nullopt;
    }
    return result;
}

Decimal Decimal::from_double(double value) {
    return parse(double_repr(value)).value_or(Decimal());
}

bool Decimal::is_zero() const {
    return is_finite() && digits_ == "0";
}

Decimal Decimal::normalize() const {
    Decimal result = *this;
    if (!is_finite()) return result;
    if (is_zero()) {
        result.exponent_ = 0;
        return result;
    }
    std::size_t kept = result.digits_.find_last_not_of('0') + 1;
    result.exponent_ += static_cast<std::int64_t>(result.digits_.size() - kept);
    result.digits_.erase(kept);
    return result;
}

namespace {

// Whether cutting `dropped` off the end of a number moves the rest one away from zero.
bool rounds_away(std::string_view dropped, char last_kept, bool negative, Rounding rounding) {
    bool any = dropped.find_first_not_of('0') != std::string_view::npos;
    if (!any) return false;
    bool above_half =
        dropped[0] > '5' ||
        (dropped[0] == '5' && dropped.substr(1).find_first_not_of('0') != std::string_view::npos);
    bool half = dropped[0] == '5' && !above_half;
    switch (rounding) {
        case Rounding::Up: return true;
        case Rounding::Down: return false;
        case Rounding::Ceiling: return !negative;
        case Rounding::Floor: return negative;
        case Rounding::HalfUp: return above_half || half;
        case Rounding::HalfDown: return above_half;
        case Rounding::HalfEven: return above_half || (half && (last_kept - '0') % 2 == 1);
        case Rounding::ZeroFiveUp: return last_kept == '0' || last_kept == '5';
    }
    return false;
}

void add_one(std::string& digits) {
    std::size_t i = digits.size();
    while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
    if (i == 0) {
        digits.insert(0, 1, '1');
    } else {
        ++digits[i - 1];
    }
}

}  // namespace

Decimal Decimal::quantize(int places, Rounding rounding) const {
    Decimal result = *this;
    if (!is_finite()) return result;
    std::int64_t cut = -static_cast<std::int64_t>(places) - exponent_;  // digits to drop at the end
    result.exponent_ = -places;
    if (is_zero() || cut == 0) return result;
    if (cut < 0) {
        if (-cut > kMaxPadding) {
            result = Decimal();
            result.special_ = Special::NaN;
            return result;
        }
        result.digits_.append(static_cast<std::size_t>(-cut), '0');
        return result;
    }
    std::int64_t kept = static_cast<std::int64_t>(digits_.size()) - cut;
    std::string dropped =
        kept >= 0 ? digits_.substr(static_cast<std::size_t>(kept)) : "0" + digits_;
    result.digits_ = kept > 0 ? digits_.substr(0, static_cast<std::size_t>(kept)) : "0";
    if (rounds_away(dropped, result.digits_.back(), negative_, rounding)) add_one(result.digits_);
    return result;
}

std::string Decimal::str() const {
    std::string sign = negative_ ? "-" : "";
    if (special_ == Special::NaN) return sign + "NaN";
    if (special_ == Special::Infinity) return sign + "Infinity";
    std::int64_t point = exponent_ + static_cast<std::int64_t>(digits_.size());
    if (exponent_ <= 0 && point > -6) return fixed();
    std::string result = sign + digits_.substr(0, 1);
    if (digits_.size() > 1) result += "." + digits_.substr(1);
    std::int64_t power = point - 1;
    result += power < 0 ? "E-" : "E+";
    return result + std::to_string(std::abs(power));
}

std::string Decimal::fixed() const {
    if (!is_finite()) return str();
    std::int64_t point = exponent_ + static_cast<std::int64_t>(digits_.size());
    if (exponent_ > kMaxPadding || point < -kMaxPadding) return str();
    std::string result = negative_ ? "-" : "";
    if (exponent_ >= 0) {
        result += digits_;
        if (!is_zero()) result.append(static_cast<std::size_t>(exponent_), '0');
    } else if (point > 0) {
        result += digits_.substr(0, static_cast<std::size_t>(point));
        result += '.';
        result += digits_.substr(static_cast<std::size_t>(point));
    } else {
        result += "0.";
        result.append(static_cast<std::size_t>(-point), '0');
        result += digits_;
    }
    return result;
}

double Decimal::to_double() const {
    if (special_ == Special::NaN) return std::numeric_limits<double>::quiet_NaN();
    if (special_ == Special::Infinity) {
        return negative_ ? -std::numeric_limits<double>::infinity()
                         : std::numeric_limits<double>::infinity();
    }
    return read_double((negative_ ? "-" : "") + digits_ + "e" + std::to_string(exponent_));
}

std::optional<std::int64_t> Decimal::to_int64() const {
    if (!is_finite()) return std::nullopt;
    Decimal n = normalize();
    if (n.exponent_ < 0 || n.exponent_ > 18) return std::nullopt;
    std::string text = (negative_ ? "-" : "") + n.digits_;
    text.append(static_cast<std::size_t>(n.exponent_), '0');
    std::int64_t number = 0;
    auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::partial_ordering Decimal::operator<=>(const Decimal& other) const {
    if (is_nan() || other.is_nan()) return std::partial_ordering::unordered;
    auto sign = [](const Decimal& d) { return d.is_zero() ? 0 : d.negative_ ? -1 : 1; };
    int sign_a = sign(*this), sign_b = sign(other);
    if (sign_a != sign_b || sign_a == 0) return sign_a <=> sign_b;
    std::partial_ordering size = std::partial_ordering::equivalent;
    if (is_infinite() || other.is_infinite()) {
        size = is_infinite() <=> other.is_infinite();
    } else {
        // The power of the first digit decides; equal ones compare digit by digit, missing digits
        // being zeros.
        Decimal a = normalize(), b = other.normalize();
        std::int64_t power_a = a.exponent_ + static_cast<std::int64_t>(a.digits_.size());
        std::int64_t power_b = b.exponent_ + static_cast<std::int64_t>(b.digits_.size());
        size = power_a != power_b ? power_a <=> power_b : a.digits_.compare(b.digits_) <=> 0;
    }
    return sign_a > 0 ? size : 0 <=> size;
}

}  // namespace cadenza
