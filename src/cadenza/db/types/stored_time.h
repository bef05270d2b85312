#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "cadenza/base/datetime.h"

/// Dates and times as text columns hold them: Django's SQLite format, which is Python's str(). What
/// is read may also have been written by hand or by another program: any form that Django's
/// dateparse accepts.
namespace cadenza::db {

inline constexpr std::size_t kStoredDateTimeSize = 26;  ///< "2024-02-09 01:02:03.456789"

/// Writes "YYYY-MM-DD HH:MM:SS[.ffffff]" and gives its length: 26, or 19 where the fraction is
/// zero. Aware ones in UTC without an offset, naive ones as they are. 0 if the year is not within 1
/// to 9999.
std::size_t write_stored(char (&out)[kStoredDateTimeSize], const DateTime& value) noexcept;
/// "YYYY-MM-DD"
std::size_t write_stored(char (&out)[kStoredDateTimeSize], Date value) noexcept;
/// "HH:MM:SS[.ffffff]"
std::size_t write_stored(char (&out)[kStoredDateTimeSize], Time value) noexcept;

/// Aware, in UTC; text without an offset is UTC. A date alone is its midnight.
std::optional<DateTime> parse_stored_datetime(std::string_view text);
/// A time of day after the date is ignored.
std::optional<Date> parse_stored_date(std::string_view text);
std::optional<Time> parse_stored_time(std::string_view text);

}  // namespace cadenza::db
