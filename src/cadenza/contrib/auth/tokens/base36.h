#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza::auth {

/// Digits and lower-case letters; the number is not negative. As django.utils.http.int_to_base36.
std::string to_base36(std::int64_t number);

/// The reverse, strict: 1 to 12 digits or lower-case letters.
std::optional<std::int64_t> from_base36(std::string_view text);

}  // namespace cadenza::auth
