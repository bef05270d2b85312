#include "cadenza/base/datetime.h"

#include "cadenza/base/clock.h"
#include "cadenza/base/number.h"
#include "cadenza/base/time/iso8601.h"
#include "cadenza/base/time/scanner.h"

namespace cadenza {
namespace {

constexpr std::int64_t kDay = 86'400'000'000;

std::int64_t wall_clock(const DateTime& when) {
    return when.microseconds + std::int64_t{when.utc_offset} * 1'000'000;
}

std::int64_t floor_days(std::int64_t microseconds) {
    return (microseconds >= 0 ? microseconds : microseconds - (kDay - 1)) / kDay;
}

// [Z|[+-]HH[[:]MM]] at the end of the text; true also where there is none.
bool parse_offset(internal::Scanner& in, std::optional<std::int32_t>& offset) {
    if (in.done()) return true;
    if (in.skip('Z')) {
        offset = 0;
        return in.done();
    }
    bool west = in.peek() == '-';
    int hours = 0, minutes = 0;
    if ((!in.skip('-') && !in.skip('+')) || !in.digits(2, 2, hours)) return false;
    if (!in.done()) {
        in.skip(':');
        if (!in.digits(2, 2, minutes) || !in.done()) return false;
    }
    int total = hours * 60 + minutes;
    if (total >= 24 * 60) return false;
    offset = (west ? -total : total) * 60;
    return true;
}

// "2024-2-9 1:30[:5[.25]] [+02:00]"
std::optional<DateTime> parse_loose(std::string_view text) {
    std::string digits = ascii_digits(text);
    internal::Scanner in(digits);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, microsecond = 0;
    bool matched = in.digits(4, 4, year) && in.skip('-') && in.digits(1, 2, month) &&
                   in.skip('-') && in.digits(1, 2, day) && (in.skip('T') || in.skip(' ')) &&
                   in.digits(1, 2, hour) && in.skip(':') && in.digits(1, 2, minute);
    if (!matched) return std::nullopt;
    if (in.skip(':')) {
        if (!in.digits(1, 2, second)) return std::nullopt;
        if ((in.skip('.') || in.skip(',')) && !in.fraction(12, microsecond)) return std::nullopt;
    }
    while (in.peek() == ' ' || (in.peek() >= '\t' && in.peek() <= '\r')) in.advance(1);
    internal::ClockReading clock;
    if (!parse_offset(in, clock.utc_offset)) return std::nullopt;
    auto time = internal::make_time(hour, minute, second, microsecond);
    if (!time || !Date::valid(year, month, day)) return std::nullopt;
    clock.time = *time;
    return internal::make_datetime(
        {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
         static_cast<std::uint8_t>(day)},
        clock);
}

// "+02:00", with seconds only where the offset has some.
void append_offset(std::string& out, std::int32_t offset) {
    out += offset < 0 ? '-' : '+';
    std::string clock = Time{std::int64_t{offset < 0 ? -offset : offset} * 1'000'000}.str();
    out.append(clock, 0, clock.ends_with(":00") ? 5 : 8);
}

void append_wall_clock(std::string& out, const DateTime& when) {
    char buffer[64];
    std::int64_t local = wall_clock(when), days = floor_days(local);
    char* end = internal::write_date(buffer, Date::from_days(days));
    *end++ = 'T';
    end = internal::write_time(end, Time{local - days * kDay});
    out.append(buffer, static_cast<std::size_t>(end - buffer));
}

}  // namespace

DateTime DateTime::now() {
    return {now_microseconds(), 0, true};
}

DateTime DateTime::of(Date date, Time time) {
    return {date.days_since_epoch() * kDay + time.microseconds, 0, true};
}

DateTime DateTime::naive(Date date, Time time) {
    return {date.days_since_epoch() * kDay + time.microseconds, 0, false};
}

std::optional<DateTime> DateTime::parse(std::string_view text) {
    if (auto when = internal::parse_iso_datetime(text)) return when;
    return parse_loose(text);
}

Date DateTime::date() const {
    return Date::from_days(floor_days(wall_clock(*this)));
}

Time DateTime::time() const {
    std::int64_t local = wall_clock(*this);
    return {local - floor_days(local) * kDay};
}

DateTime DateTime::utc() const {
    return {microseconds, 0, aware};
}

void DateTime::append_iso(std::string& out) const {
    append_wall_clock(out, *this);
    if (!aware) return;
    if (utc_offset == 0) {
        out += 'Z';
    } else {
        append_offset(out, utc_offset);
    }
}

std::string DateTime::iso() const {
    std::string out;
    append_iso(out);
    return out;
}

std::string DateTime::str() const {
    std::string out;
    append_wall_clock(out, *this);
    if (aware) append_offset(out, utc_offset);
    return out;
}

}  // namespace cadenza
