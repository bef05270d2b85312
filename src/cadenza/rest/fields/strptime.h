#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cadenza/base/datetime.h"

namespace cadenza::serializers {

/// Python's datetime.strptime in the C locale: %Y %y %m %d %H %I %p %M %S %f %b %B %a %A %j %z %Z
/// %%; blanks match any run of blanks. Parts that the format lacks are those of 1900-01-01 00:00.
/// Aware where the format has %z. Empty if the text does not match or names no moment.
std::optional<DateTime> strptime(std::string_view text, std::string_view format);

/// How people are told a format: "%d-%m-%Y" is "DD-MM-YYYY", and "iso-8601" is `iso`.
std::string humanize_formats(std::span<const std::string> formats, std::string_view iso);

}  // namespace cadenza::serializers
