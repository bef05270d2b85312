#pragma once

#include <string_view>

namespace cadenza {

/// The version of the framework, as `cadenza --version` shows it.
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace cadenza
