#include "cadenza/base/datetime.h"
#include "cadenza/base/number.h"
#include "cadenza/base/time/iso8601.h"
#include "cadenza/base/time/scanner.h"

namespace cadenza {

Time Time::of(int hour, int minute, int second, int microsecond) {
    return {((hour * 60LL + minute) * 60 + second) * 1'000'000 + microsecond};
}

std::optional<Time> Time::parse(std::string_view text) {
    std::string_view clock = text.starts_with('T') ? text.substr(1) : text;
    if (auto reading = internal::parse_iso_clock(clock)) return reading->time;
    std::string digits = ascii_digits(text);
    internal::Scanner in(digits);
    int hour = 0, minute = 0, second = 0, microsecond = 0;
    if (!in.digits(1, 2, hour) || !in.skip(':') || !in.digits(1, 2, minute)) return std::nullopt;
    if (in.skip(':')) {
        if (!in.digits(1, 2, second)) return std::nullopt;
        if ((in.skip('.') || in.skip(',')) && !in.fraction(12, microsecond)) return std::nullopt;
    }
    if (!in.done()) return std::nullopt;
    return internal::make_time(hour, minute, second, microsecond);
}

std::string Time::str() const {
    char buffer[32];
    return {buffer, internal::write_time(buffer, *this)};
}

}  // namespace cadenza
