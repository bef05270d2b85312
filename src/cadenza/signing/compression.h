#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza::signing {

/// zlib's format (RFC 1950) at its usual level, as Python's zlib.compress.
std::string compress(std::string_view bytes);
/// Nothing for what is no such stream, has more behind it, or is longer than `limit` unpacked.
std::optional<std::string> decompress(std::string_view bytes, std::size_t limit);

}  // namespace cadenza::signing
