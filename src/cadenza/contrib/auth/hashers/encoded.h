#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cadenza::auth::internal {

/// The text between '$', in exactly `count` parts; the last one holds what is left. Empty where
/// there are fewer.
std::vector<std::string_view> split_encoded(std::string_view encoded, std::size_t count);

/// A decimal number within these bounds.
std::optional<int> read_cost(std::string_view text, int least, int most);

/// Throws Error for a salt that is empty or holds a '$'.
void check_salt(std::string_view salt);

}  // namespace cadenza::auth::internal
