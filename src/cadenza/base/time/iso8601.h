#pragma once

#include <optional>
#include <string_view>

#include "cadenza/base/datetime.h"

namespace cadenza::internal {

// The forms that fromisoformat() of Python 3.11 reads.

struct ClockReading {
    Time time;
    std::optional<std::int32_t> utc_offset;  ///< seconds
};

std::optional<Date> parse_iso_date(std::string_view text);
/// Without the leading 'T'.
std::optional<ClockReading> parse_iso_clock(std::string_view text);
std::optional<DateTime> parse_iso_datetime(std::string_view text);

/// A time of day if hour, minute, second and microsecond are in range.
std::optional<Time> make_time(int hour, int minute, int second, int microsecond);
DateTime make_datetime(Date date, const ClockReading& clock);

/// The buffer must have room for 32 bytes; returns the end.
char* write_date(char* out, const Date& date);
char* write_time(char* out, const Time& time);

}  // namespace cadenza::internal
