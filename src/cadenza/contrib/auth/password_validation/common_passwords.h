#pragma once

#include <string_view>

namespace cadenza::auth::internal {

/// Sorted, in lower case, each between two line feeds. Made at build time.
extern const std::string_view kCommonPasswords;

/// Whether a text of this form has this line.
bool has_line(std::string_view sorted_lines, std::string_view line);

}  // namespace cadenza::auth::internal
