#pragma once

#include <string_view>

#include "cadenza/base/result.h"
#include "cadenza/base/value.h"

namespace cadenza::jose {

inline constexpr int kHeaderDepth = 8;    ///< an epk or a jwk is an object in the header
inline constexpr int kPayloadDepth = 32;  ///< of claims
inline constexpr int kJwkDepth = 8;

/// JSON as JOSE allows it: UTF-8 without a byte order mark, no name twice in one object, no lone
/// surrogates, at most `depth` levels. With unique_names false the last of equal names counts.
Result<Value> read_json(std::string_view text, int depth, bool unique_names = true);

}  // namespace cadenza::jose
