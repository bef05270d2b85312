#include "cadenza/db/types/stored_time.h"

#include <cstdint>

namespace cadenza::db {
namespace {

constexpr std::int64_t kDay = 86'400'000'000;
constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kFirst = -62'135'596'800 * kSecond;  // 0001-01-01
constexpr std::int64_t kEnd = 253'402'300'800 * kSecond;    // 10000-01-01

void two(char* out, unsigned value) noexcept {
    out[0] = static_cast<char>('0' + value / 10);
    out[1] = static_cast<char>('0' + value % 10);
}

// Days ↔ civil date by the era method (http://howardhinnant.github.io/date_algorithms.html).
std::int64_t days_of(int year, unsigned month, unsigned day) noexcept {
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const auto of_era = static_cast<unsigned>(year - era * 400);
    const unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return static_cast<std::int64_t>(era) * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 +
           of_year - 719'468;
}

void write_day(char* out, std::int64_t days) noexcept {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto of_era = static_cast<unsigned>(days - era * 146'097);
    const unsigned year_of_era =
        (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    const unsigned of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned shifted = (5 * of_year + 2) / 153;
    const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
    const unsigned year = year_of_era + static_cast<unsigned>(era * 400) + (month <= 2);
    two(out, year / 100);
    two(out + 2, year % 100);
    out[4] = '-';
    two(out + 5, month);
    out[7] = '-';
    two(out + 8, of_year - (153 * shifted + 2) / 5 + 1);
}

std::size_t write_time(char* out, std::int64_t microseconds) noexcept {
    const auto seconds = static_cast<unsigned>(microseconds / kSecond);
    auto fraction = static_cast<unsigned>(microseconds % kSecond);
    two(out, seconds / 3600);
    out[2] = ':';
    two(out + 3, seconds / 60 % 60);
    out[5] = ':';
    two(out + 6, seconds % 60);
    if (fraction == 0) return 8;
    out[8] = '.';
    two(out + 9, fraction / 10'000);
    two(out + 11, fraction / 100 % 100);
    two(out + 13, fraction % 100);
    return 15;
}

// Reads fixed-width digits; `bad` collects every non-digit, so that it is tested once at the end.
struct Digits {
    const char* text;
    unsigned bad = 0;

    unsigned at(int position) {
        const unsigned digit = static_cast<unsigned char>(text[position]) - unsigned{'0'};
        bad |= static_cast<unsigned>(digit > 9);
        return digit;
    }
    unsigned two_at(int position) { return at(position) * 10 + at(position + 1); }
    void expect(int position, char c) { bad |= static_cast<unsigned>(text[position] != c); }
};

bool day_exists(unsigned year, unsigned month, unsigned day) noexcept {
    static constexpr unsigned char kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year == 0 || month - 1 > 11 || day == 0) return false;
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= kLengths[month - 1] + unsigned{month == 2 && leap};
}

struct Day {
    unsigned year, month, day;
};

std::optional<Day> read_day(const char* text) {
    Digits d{text};
    const Day result{d.two_at(0) * 100 + d.two_at(2), d.two_at(5), d.two_at(8)};
    d.expect(4, '-');
    d.expect(7, '-');
    if (d.bad != 0 || !day_exists(result.year, result.month, result.day)) return std::nullopt;
    return result;
}

// "HH:MM:SS" or "HH:MM:SS.ffffff", nothing else.
std::optional<std::int64_t> read_time(std::string_view text) {
    if (text.size() != 8 && text.size() != 15) return std::nullopt;
    Digits d{text.data()};
    const unsigned hour = d.two_at(0), minute = d.two_at(3), second = d.two_at(6);
    d.expect(2, ':');
    d.expect(5, ':');
    unsigned fraction = 0;
    if (text.size() == 15) {
        d.expect(8, '.');
        fraction = (d.two_at(9) * 100 + d.two_at(11)) * 100 + d.two_at(13);
    }
    if (d.bad != 0 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return std::int64_t{(hour * 60 + minute) * 60 + second} * kSecond + fraction;
}

}  // namespace

std::size_t write_stored(char (&out)[kStoredDateTimeSize], const DateTime& value) noexcept {
    if (value.microseconds < kFirst || value.microseconds >= kEnd) return 0;
    std::int64_t days = value.microseconds / kDay;
    std::int64_t of_day = value.microseconds % kDay;
    if (of_day < 0) {
        of_day += kDay;
        --days;
    }
    write_day(out, days);
    out[10] = ' ';
    return 11 + write_time(out + 11, of_day);
}

std::size_t write_stored(char (&out)[kStoredDateTimeSize], Date value) noexcept {
    const auto year = static_cast<unsigned>(value.year);
    two(out, year / 100);
    two(out + 2, year % 100);
    out[4] = '-';
    two(out + 5, value.month);
    out[7] = '-';
    two(out + 8, value.day);
    return 10;
}

std::size_t write_stored(char (&out)[kStoredDateTimeSize], Time value) noexcept {
    return write_time(out, value.microseconds);
}

std::optional<DateTime> parse_stored_datetime(std::string_view text) {
    if (text.size() == 10 || ((text.size() == 19 || text.size() == 26) && text[10] == ' ')) {
        if (const auto day = read_day(text.data())) {
            const auto time =
                text.size() == 10 ? std::optional<std::int64_t>(0) : read_time(text.substr(11));
            if (time)
                return DateTime{days_of(day->year, day->month, day->day) * kDay + *time, 0, true};
        }
        return std::nullopt;
    }
    auto parsed = DateTime::parse(text);
    if (!parsed) return std::nullopt;
    return DateTime{parsed->microseconds, 0, true};
}

std::optional<Date> parse_stored_date(std::string_view text) {
    if (text.size() >= 10) {
        const bool has_time = text.size() > 10;
        if (has_time && text[10] != ' ' && text[10] != 'T') return std::nullopt;
        const auto day = read_day(text.data());
        if (!day || (has_time && !parse_stored_datetime(text))) return std::nullopt;
        return Date{static_cast<std::int16_t>(day->year), static_cast<std::uint8_t>(day->month),
                    static_cast<std::uint8_t>(day->day)};
    }
    return Date::parse(text);
}

std::optional<Time> parse_stored_time(std::string_view text) {
    if (const auto time = read_time(text)) return Time{*time};
    return Time::parse(text);
}

}  // namespace cadenza::db
