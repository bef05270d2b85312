#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/result.h"

namespace cadenza {

/// Bytes of a charset (any that the C library's iconv knows) as UTF-8, without a byte order mark
/// where the charset has one. An unknown charset counts as UTF-8, which is passed on as it is.
/// Never throws.
Result<std::string> decode_charset(std::string_view bytes, std::string_view charset);

}  // namespace cadenza
