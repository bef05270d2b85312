#include "cadenza/base/time/iso8601.h"

#include "cadenza/base/text/utf8.h"
#include "cadenza/base/time/scanner.h"

namespace cadenza::internal {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<Date> week_date(int year, int week, int weekday) {
    if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return std::nullopt;
    // ISO week 1 is the one with January 4th.
    Date fourth{static_cast<std::int16_t>(year), 1, 4};
    if (!Date::valid(year, 1, 4)) return std::nullopt;
    std::int64_t first_monday = fourth.days_since_epoch() - fourth.weekday();
    if (week == 53) {
        int start = Date{static_cast<std::int16_t>(year), 1, 1}.weekday();
        bool leap = Date::valid(year, 2, 29);
        if (start != 3 && !(start == 2 && leap)) return std::nullopt;  // such a year has 52 weeks
    }
    Date date = Date::from_days(first_monday + (week - 1) * 7 + weekday - 1);
    if (date.year < 1 || date.year > 9999) return std::nullopt;
    return date;
}

// [HH[:?MM[:?SS[.,]f+]]], all of `text`.
std::optional<Time> parse_clock(std::string_view text) {
    Scanner in(text);
    int part[3] = {0, 0, 0}, microsecond = 0;
    if (!in.digits(2, 2, part[0])) return std::nullopt;
    bool colons = in.peek() == ':';
    for (int i = 1; i < 3 && !in.done() && in.peek() != '.' && in.peek() != ','; ++i) {
        if (colons && !in.skip(':')) return std::nullopt;
        if (!in.digits(2, 2, part[i])) return std::nullopt;
    }
    if (in.skip('.') || in.skip(',')) {
        if (!in.fraction(1'000, microsecond)) return std::nullopt;
    }
    if (!in.done()) return std::nullopt;
    return make_time(part[0], part[1], part[2], microsecond);
}

// Where the date of "2024-02-09T…" ends. Python's rule, with its preference for hours after
// "2024-W06-".
std::optional<std::size_t> date_length(std::string_view s) {
    if (s.size() < 7) return std::nullopt;
    if (s.size() == 7) return 7;
    if (s[4] == '-') {
        if (s[5] != 'W') return 10;
        if (s.size() > 8 && s[8] == '-') {
            if (s.size() == 9) return std::nullopt;
            return s.size() > 10 && is_digit(s[10]) ? 8 : 10;
        }
        return 8;
    }
    if (s[4] != 'W') return 8;
    std::size_t at = 7;
    while (at < s.size() && is_digit(s[at])) ++at;
    if (at < 9) return at;
    return at % 2 == 0 ? 7 : 8;
}

}  // namespace

std::optional<Time> make_time(int hour, int minute, int second, int microsecond) {
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return Time::of(hour, minute, second, microsecond);
}

DateTime make_datetime(Date date, const ClockReading& clock) {
    DateTime result = DateTime::naive(date, clock.time);
    if (clock.utc_offset) {
        result.aware = true;
        result.utc_offset = *clock.utc_offset;
        result.microseconds -= std::int64_t{*clock.utc_offset} * 1'000'000;
    }
    return result;
}

std::optional<Date> parse_iso_date(std::string_view text) {
    Scanner in(text);
    int year = 0, month = 0, day = 1;
    if (!in.digits(4, 4, year)) return std::nullopt;
    bool dashes = in.skip('-');
    if (in.skip('W')) {
        int week = 0;
        if (!in.digits(2, 2, week)) return std::nullopt;
        if (in.done()) return week_date(year, week, 1);
        if (dashes != in.skip('-') || !in.digits(1, 1, day) || !in.done()) return std::nullopt;
        return week_date(year, week, day);
    }
    if (!in.digits(2, 2, month) || dashes != in.skip('-') || !in.digits(2, 2, day) || !in.done()) {
        return std::nullopt;
    }
    if (!Date::valid(year, month, day)) return std::nullopt;
    return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                static_cast<std::uint8_t>(day)};
}

std::optional<ClockReading> parse_iso_clock(std::string_view text) {
    ClockReading result;
    std::size_t zone = text.find_first_of("+-Z");
    auto time = parse_clock(text.substr(0, zone));
    if (!time) return std::nullopt;
    result.time = *time;
    if (zone == std::string_view::npos) return result;
    if (text[zone] == 'Z') {
        if (zone + 1 != text.size()) return std::nullopt;
        result.utc_offset = 0;
        return result;
    }
    auto offset = parse_clock(text.substr(zone + 1));
    if (!offset) return std::nullopt;
    auto seconds = static_cast<std::int32_t>(offset->microseconds / 1'000'000);
    result.utc_offset = text[zone] == '-' ? -seconds : seconds;
    return result;
}

std::optional<DateTime> parse_iso_datetime(std::string_view text) {
    auto length = date_length(text);
    if (!length || *length > text.size()) return std::nullopt;
    auto date = parse_iso_date(text.substr(0, *length));
    if (!date) return std::nullopt;
    std::string_view rest = text.substr(*length);
    if (rest.empty()) return make_datetime(*date, {});
    std::size_t separator = 0;
    next_code_point(rest, separator);
    auto clock = parse_iso_clock(rest.substr(separator));
    if (!clock) return std::nullopt;
    return make_datetime(*date, *clock);
}

}  // namespace cadenza::internal
