#pragma once

#include <cstddef>
#include <string_view>

#include "cadenza/base/result.h"
#include "cadenza/base/value.h"

namespace cadenza {

/// What a JSON text may contain beyond its grammar.
struct JsonLimits {
    int depth = 256;            ///< of brackets within brackets; a request's stack is not larger
    std::size_t digits = 4300;  ///< of one integer, as Python's limit
    bool allow_nan = false;     ///< NaN, Infinity and -Infinity, which RFC 8259 does not know
    bool unique_names = false;  ///< refuse an object in which a name repeats
};

/// Reads one JSON value (RFC 8259), in UTF-8 or, found out as RFC 4627 section 3 says, UTF-16 or
/// UTF-32; a byte order mark is refused in UTF-8. Objects keep the order of their names; of a name
/// that repeats, the last value counts (see unique_names). Integers beyond 64 bits become BigInt;
/// numbers with a point or an exponent Float. Refused are ill-formed UTF-8 and escapes of lone
/// surrogates. Never throws; needs memory in proportion to the text. The message of a Fault is that
/// of Python's json.loads: "Expecting value: line 1 column 2 (char 1)".
Result<Value> parse_json(std::string_view text, const JsonLimits& limits = {});

}  // namespace cadenza
