#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "cadenza/base/value.h"

namespace cadenza::internal {

/// The text as a C++ string literal.
std::string cpp_string(std::string_view text);
/// A C++ expression for the value of a limit: a number, text, date, time or duration.
std::string cpp_expression(const Value& value);

/// Fills %(name)s and %(name)d of a message; a name that is not given stays.
std::string interpolate(std::string_view message,
                        std::span<const std::pair<std::string_view, std::string>> parameters);

}  // namespace cadenza::internal
