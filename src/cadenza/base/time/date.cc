#include "cadenza/base/datetime.h"
#include "cadenza/base/number.h"
#include "cadenza/base/time/iso8601.h"
#include "cadenza/base/time/scanner.h"

namespace cadenza {
namespace internal {
namespace {

char* two_digits(char* out, int value) {
    out[0] = static_cast<char>('0' + value / 10);
    out[1] = static_cast<char>('0' + value % 10);
    return out + 2;
}

}  // namespace

char* write_date(char* out, const Date& date) {
    out = two_digits(out, date.year / 100);
    out = two_digits(out, date.year % 100);
    *out++ = '-';
    out = two_digits(out, date.month);
    *out++ = '-';
    return two_digits(out, date.day);
}

char* write_time(char* out, const Time& time) {
    auto seconds = static_cast<int>(time.microseconds / 1'000'000);
    auto micro = static_cast<int>(time.microseconds % 1'000'000);
    out = two_digits(out, seconds / 3'600);
    *out++ = ':';
    out = two_digits(out, seconds / 60 % 60);
    *out++ = ':';
    out = two_digits(out, seconds % 60);
    if (micro == 0) return out;
    *out++ = '.';
    out = two_digits(out, micro / 10'000);
    out = two_digits(out, micro / 100 % 100);
    return two_digits(out, micro % 100);
}

}  // namespace internal

bool Date::valid(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
    constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

// Both directions count years from March, so that the leap day is a year's last, in eras of 400
// years (H. Hinnant, "chrono-compatible low-level date algorithms").
Date Date::from_days(std::int64_t days) {
    days += 719'468;
    std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    auto of_era = static_cast<unsigned>(days - era * 146'097);
    unsigned year_of_era = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    unsigned shifted = (5 * of_year + 2) / 153;
    unsigned day = of_year - (153 * shifted + 2) / 5 + 1;
    unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
    std::int64_t year = era * 400 + year_of_era + (month <= 2);
    return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
            static_cast<std::uint8_t>(day)};
}

std::int64_t Date::days_since_epoch() const {
    std::int64_t y = year - (month <= 2);
    std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    auto year_of_era = static_cast<unsigned>(y - era * 400);
    unsigned of_year = (153u * (month > 2 ? month - 3u : month + 9u) + 2) / 5 + day - 1;
    unsigned of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    return era * 146'097 + of_era - 719'468;
}

int Date::weekday() const {
    std::int64_t days = days_since_epoch() + 3;  // 1970-01-01 was a Thursday
    return static_cast<int>((days % 7 + 7) % 7);
}

std::optional<Date> Date::parse(std::string_view text) {
    if (auto date = internal::parse_iso_date(text)) return date;
    std::string digits = ascii_digits(text);
    internal::Scanner in(digits);
    int year = 0, month = 0, day = 0;
    bool matched = in.digits(4, 4, year) && in.skip('-') && in.digits(1, 2, month) &&
                   in.skip('-') && in.digits(1, 2, day) && in.done();
    if (!matched || !valid(year, month, day)) return std::nullopt;
    return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                static_cast<std::uint8_t>(day)};
}

std::string Date::str() const {
    char buffer[32];
    return {buffer, internal::write_date(buffer, *this)};
}

}  // namespace cadenza
