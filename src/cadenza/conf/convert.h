#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/datetime.h"

namespace cadenza::internal {

// The text of the variable `key` as a type. Each throws ImproperlyConfigured, which names the
// variable, the text and what is expected; the text of a variable whose name sounds secret is not
// shown.

bool to_flag(std::string_view key, std::string_view text);
std::int64_t to_integer(std::string_view key, std::string_view text);
double to_real(std::string_view key, std::string_view text);
Duration to_duration(std::string_view key, std::string_view text);
std::vector<std::string> to_list(std::string_view text);

}  // namespace cadenza::internal
