#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7) of seconds since 1970; without localtime or
/// allocation beyond the text.
std::string http_date(std::int64_t unix_seconds);

/// Seconds since 1970 of any of the three forms of RFC 9110 5.6.7; empty if it is none. A year of
/// two digits is taken within 50 years of now, as the RFC says.
std::optional<std::int64_t> parse_http_date(std::string_view text);

}  // namespace cadenza
