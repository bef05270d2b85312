#include <algorithm>
#include <cstdio>
#include <limits>

#include "cadenza/base/datetime.h"
#include "cadenza/base/number.h"
#include "cadenza/base/time/scanner.h"

namespace cadenza {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
// Larger than any duration, and small enough to be multiplied and added without overflow.
constexpr Wide kHuge = Wide{1} << 100;

struct Parts {
    Wide days = 0, clock = 0;  // microseconds
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class DurationReader {
 public:
    explicit DurationReader(std::string_view text) : text_(text) {}

    std::optional<Wide> read() {
        for (auto form :
             {&DurationReader::standard, &DurationReader::iso8601, &DurationReader::postgres}) {
            at_ = 0;
            if (auto length = (this->*form)(); length && at_ == text_.size()) return length;
        }
        return std::nullopt;
    }

 private:
    std::string_view text_;
    std::size_t at_ = 0;

    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool skip(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    std::optional<Wide> integer() {
        if (!is_digit(peek())) return std::nullopt;
        Wide number = 0;
        for (; is_digit(peek()); ++at_) number = std::min(number * 10 + (peek() - '0'), kHuge);
        return number;
    }

    std::optional<Wide> microseconds(int most) {
        int value = 0;
        internal::Scanner in(text_.substr(at_));
        if (!in.fraction(most, value)) return std::nullopt;
        at_ += in.position();
        return value;
    }

    // "3 days, " or "-3 days" and what stands for the word; gives back the place if it is not
    // there.
    Wide days(bool comma) {
        std::size_t start = at_;
        bool minus = skip("-");
        auto number = integer();
        if (number && skip(" ")) {
            bool word = skip("days") || skip("day");
            bool behind = !word || (comma ? skip(", ") : (skip(" "), true));
            if (comma ? behind : word) return scale(minus ? -*number : *number, kDay);
        }
        at_ = start;
        return 0;
    }

    static Wide scale(Wide number, std::int64_t unit) {
        return std::clamp(number, -kHuge / unit, kHuge / unit) * unit;
    }

    // [D [days, ]][-][[HH:]MM:]SS[.ffffff]
    std::optional<Wide> standard() {
        Wide whole_days = days(true);
        bool minus = skip("-");
        Wide parts[3] = {};
        int count = 0;
        do {
            auto number = integer();
            if (!number || count == 3) return std::nullopt;
            parts[count++] = *number;
        } while (skip(":"));
        Wide clock = 0;
        for (int i = 0; i < count; ++i) clock = std::min(clock * 60 + parts[i], kHuge);
        clock = scale(clock, kSecond);
        if (skip(".") || skip(",")) {
            auto fraction = microseconds(12);
            if (!fraction) return std::nullopt;
            clock += *fraction;
        }
        return whole_days + (minus ? -clock : clock);
    }

    // digits[.digits] times unit, rounded to whole microseconds, half to even.
    std::optional<Wide> scaled_number(std::int64_t unit) {
        auto number = integer();
        if (!number) return std::nullopt;
        Wide result = scale(*number, unit);
        if (!skip(".") && !skip(",")) return result;
        if (!is_digit(peek())) return std::nullopt;
        Wide fraction = 0, power = 1;
        for (int i = 0; is_digit(peek()); ++i, ++at_) {
            if (i >= 15) continue;
            fraction = fraction * 10 + (peek() - '0');
            power *= 10;
        }
        Wide scaled = fraction * unit, rest = scaled % power;
        scaled /= power;
        if (rest * 2 > power || (rest * 2 == power && scaled % 2 == 1)) ++scaled;
        return result + scaled;
    }

    // [+-]P[nD][T[nH][nM][nS]]
    std::optional<Wide> iso8601() {
        bool minus = skip("-");
        if (!minus) skip("+");
        if (!skip("P")) return std::nullopt;
        Wide total = 0;
        bool in_time = false;
        std::string_view units = "D";
        while (at_ < text_.size()) {
            if (!in_time && skip("T")) {
                in_time = true;
                units = "HMS";
                continue;
            }
            std::size_t start = at_;
            if (!integer()) return std::nullopt;
            if (skip(".") || skip(",")) integer();
            std::size_t which = units.find(peek());
            if (peek() == '\0' || which == units.npos) return std::nullopt;
            char unit = units[which];
            units.remove_prefix(which + 1);
            at_ = start;
            auto part = scaled_number(unit == 'D'   ? kDay
                                      : unit == 'H' ? 3'600 * kSecond
                                      : unit == 'M' ? 60 * kSecond
                                                    : kSecond);
            if (!part) return std::nullopt;
            ++at_;
            total += *part;
        }
        return minus ? -total : total;
    }

    // [D days ][[+-]HH:MM:SS[.ffffff]]
    std::optional<Wide> postgres() {
        Wide whole_days = days(false);
        if (at_ == text_.size()) return whole_days;
        bool minus = skip("-");
        if (!minus) skip("+");
        auto hours = integer();
        int minutes = 0, seconds = 0;
        internal::Scanner in(text_.substr(at_));
        bool matched = hours && in.skip(':') && in.digits(2, 2, minutes) && in.skip(':') &&
                       in.digits(2, 2, seconds);
        if (!matched) return std::nullopt;
        at_ += in.position();
        Wide clock = scale(*hours, 3'600 * kSecond) + (minutes * 60 + seconds) * kSecond;
        if (skip(".")) {
            auto fraction = microseconds(6);
            if (!fraction) return std::nullopt;
            clock += *fraction;
        }
        return whole_days + (minus ? -clock : clock);
    }
};

struct Split {
    bool negative;
    std::int64_t days, hours, minutes, seconds, microseconds;
};

Split split(std::int64_t length, bool keep_sign) {
    bool negative = keep_sign && length < 0;
    Wide rest = negative ? -Wide{length} : Wide{length};
    auto days = static_cast<std::int64_t>(rest / kDay);
    auto inside = static_cast<std::int64_t>(rest % kDay);
    if (inside < 0) inside += kDay, --days;
    return {negative,
            days,
            inside / 3'600 / kSecond,
            inside / 60 / kSecond % 60,
            inside / kSecond % 60,
            inside % kSecond};
}

}  // namespace

std::optional<Duration> Duration::parse(std::string_view text, bool* overflow) {
    std::string digits = ascii_digits(text);
    auto length = DurationReader(digits).read();
    if (!length) return std::nullopt;
    using Limits = std::numeric_limits<std::int64_t>;
    if (*length > Limits::max() || *length < Limits::min()) {
        if (overflow) *overflow = true;
        return std::nullopt;
    }
    return Duration{static_cast<std::int64_t>(*length)};
}

std::string Duration::str() const {
    Split parts = split(microseconds, false);
    std::string out = parts.days != 0 ? std::to_string(parts.days) + " " : "";
    std::int64_t inside = ((parts.hours * 60 + parts.minutes) * 60 + parts.seconds) * kSecond;
    return out + Time{inside + parts.microseconds}.str();
}

std::string Duration::iso() const {
    Split parts = split(microseconds, true);
    char buffer[80];
    int length =
        std::snprintf(buffer, sizeof buffer, "%sP%ldDT%02ldH%02ldM%02ld", parts.negative ? "-" : "",
                      parts.days, parts.hours, parts.minutes, parts.seconds);
    std::string out(buffer, static_cast<std::size_t>(length));
    if (parts.microseconds != 0) {
        std::snprintf(buffer, sizeof buffer, ".%06ld", parts.microseconds);
        out += buffer;
    }
    return out + "S";
}

std::string Duration::total_seconds() const {
    return double_repr(
        read_double(std::to_string(microseconds) + "e-6"));  // a division would round twice
}

}  // namespace cadenza
