#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza::signing {

/// A number with the digits 0-9A-Za-z and a leading '-' where negative; as django.utils.baseconv.
std::string to_base62(std::int64_t number);
/// Nothing for the empty text, other characters, and what is beyond 64 bits.
std::optional<std::int64_t> from_base62(std::string_view text);

}  // namespace cadenza::signing
