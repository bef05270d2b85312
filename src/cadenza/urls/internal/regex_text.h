#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/urls/internal/route_text.h"

namespace cadenza::internal {

/// What a regular expression of re_path() must start with: the text of "^articles/" in
/// "^articles/(\d+)/$". Empty if it is not anchored or the text depends on more than its first
/// characters.
std::string literal_prefix(std::string_view regex);

/// The regular expression as route elements, where it is nothing else: '^', fixed text, groups that
/// hold one CharSpan, and for an endpoint '$'.
std::optional<std::vector<RouteElement>> regex_elements(std::string_view regex, bool is_endpoint);

}  // namespace cadenza::internal
