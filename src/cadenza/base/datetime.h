#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// A span of time in microseconds, as Python's timedelta. Made of Duration::minutes(30), or of a
/// std::chrono::duration such as 30min.
struct Duration {
    std::int64_t microseconds = 0;

    constexpr Duration() = default;
    constexpr explicit Duration(std::int64_t count) : microseconds(count) {}
    template <class Chrono>
    requires requires(Chrono d) { d.count(), Chrono::period::num, Chrono::period::den; }
    constexpr Duration(Chrono d)  // NOLINT(google-explicit-constructor)
        : microseconds(static_cast<std::int64_t>(d.count() * (1'000'000 * Chrono::period::num) /
                                                 Chrono::period::den)) {}

    static constexpr Duration days(std::int64_t n) { return Duration(n * 86'400'000'000); }
    static constexpr Duration hours(std::int64_t n) { return Duration(n * 3'600'000'000); }
    static constexpr Duration minutes(std::int64_t n) { return Duration(n * 60'000'000); }
    static constexpr Duration seconds(std::int64_t n) { return Duration(n * 1'000'000); }
    static constexpr Duration milliseconds(std::int64_t n) { return Duration(n * 1'000); }

    /// "[D ][HH:]MM:SS[.ffffff]", ISO 8601 "P3DT4H" or PostgreSQL's "3 days 04:05:06"; as
    /// django.utils.dateparse.parse_duration; the empty text is no time at all. Empty if the text
    /// is none of them, or is longer than 64 bits of microseconds hold (292,271 years): `overflow`
    /// then becomes true.
    static std::optional<Duration> parse(std::string_view text, bool* overflow = nullptr);
    /// "1 02:00:03.000004" as django.utils.duration.duration_string.
    std::string str() const;
    /// "P1DT02H00M03.000004S" as django.utils.duration.duration_iso_string.
    std::string iso() const;
    /// The seconds as Python shows timedelta.total_seconds(): "93603.000004", "3.0".
    std::string total_seconds() const;

    constexpr auto operator<=>(const Duration&) const = default;
};
constexpr Duration operator+(Duration a, Duration b) {
    return Duration(a.microseconds + b.microseconds);
}
constexpr Duration operator-(Duration a, Duration b) {
    return Duration(a.microseconds - b.microseconds);
}
constexpr Duration operator*(Duration a, std::int64_t n) {
    return Duration(a.microseconds * n);
}

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
struct Date {
    std::int16_t year = 1970;
    std::uint8_t month = 1;
    std::uint8_t day = 1;

    /// "2024-2-9", "2024-02-09", "20240209" or "2024-W06-5", as django.utils.dateparse.parse_date
    /// of Django 5; empty if malformed or no such day.
    static std::optional<Date> parse(std::string_view text);
    static bool valid(int year, int month, int day);
    static Date from_days(std::int64_t days_since_epoch);
    std::int64_t days_since_epoch() const;
    int weekday() const;  ///< 0 is Monday
    /// "2024-02-09"
    std::string str() const;

    auto operator<=>(const Date&) const = default;
};

/// A time of day without a zone.
struct Time {
    std::int64_t microseconds = 0;  ///< since midnight, below 86,400,000,000

    /// "HH:MM[:SS[.ffffff]]", as django.utils.dateparse.parse_time of Django 5: also the forms of
    /// ISO 8601 that Python reads ("T123045"); an offset is allowed and left out.
    static std::optional<Time> parse(std::string_view text);
    static Time of(int hour, int minute, int second = 0, int microsecond = 0);
    int hour() const { return static_cast<int>(microseconds / 3'600'000'000); }
    int minute() const { return static_cast<int>(microseconds / 60'000'000 % 60); }
    int second() const { return static_cast<int>(microseconds / 1'000'000 % 60); }
    int microsecond() const { return static_cast<int>(microseconds % 1'000'000); }
    /// ISO 8601: "01:02:03" or "01:02:03.456789"
    std::string str() const;

    auto operator<=>(const Time&) const = default;
};

/// A point in time. Aware ones count microseconds since 1970-01-01T00:00Z and keep the offset that
/// they were written with; naive ones count them on the wall clock, with no zone at all. Models
/// store aware ones in UTC.
struct DateTime {
    std::int64_t microseconds = 0;
    std::int32_t utc_offset = 0;  ///< seconds east of Greenwich; 0 where naive
    bool aware = true;

    static DateTime now();                          ///< from base/clock.h, so that tests can set it
    static DateTime of(Date date, Time time = {});  ///< UTC
    static DateTime naive(Date date, Time time = {});
    /// As django.utils.dateparse.parse_datetime: "2024-02-09T01:02:03.456789+02:00", 'T' or space,
    /// 'Z', optional seconds and offset; a bare date is midnight. Naive where the text has no
    /// offset.
    static std::optional<DateTime> parse(std::string_view text);
    /// Python's strptime: %Y %m %d %H %I %M %S %f %p %y %j %b %B %a %A %z %Z %%, English names; a
    /// blank stands for any run of blanks. Parts that the pattern does not name are those of
    /// 1900-01-01 00:00. Naive without %z.
    static std::optional<DateTime> parse_as(std::string_view text, std::string_view pattern);
    Date date() const;  ///< in its own offset
    Time time() const;  ///< in its own offset
    DateTime utc() const;
    /// ISO 8601 as Python's isoformat(): "2024-02-09T01:02:03.456789+02:00"; microseconds left out
    /// where 0.
    std::string str() const;
    /// As DRF writes it: isoformat with "+00:00" written "Z".
    std::string iso() const;
    void append_iso(std::string& out) const;  ///< iso() without an allocation of its own
    /// Python's strftime in the C locale, with %f.
    std::string format(std::string_view pattern) const;

    std::strong_ordering operator<=>(const DateTime& o) const {
        return microseconds <=> o.microseconds;
    }
    bool operator==(const DateTime& o) const { return microseconds == o.microseconds; }
};
inline DateTime operator+(DateTime t, Duration d) {
    t.microseconds += d.microseconds;
    return t;
}
inline DateTime operator-(DateTime t, Duration d) {
    t.microseconds -= d.microseconds;
    return t;
}
inline Duration operator-(const DateTime& a, const DateTime& b) {
    return Duration(a.microseconds - b.microseconds);
}

}  // namespace cadenza
