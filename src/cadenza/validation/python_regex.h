#pragma once

#include <string>
#include <string_view>

namespace cadenza::internal {

/// A regular expression of Python's syntax in RE2's: \Z, \uXXXX, and, unless `ascii`, \d \w \s that
/// know every script. What RE2 cannot do (lookaround, backreferences) stays, and RE2 reports it.
std::string to_re2_syntax(std::string_view python, bool ascii);

}  // namespace cadenza::internal
