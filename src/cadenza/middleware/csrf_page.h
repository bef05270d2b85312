#pragma once

#include <string_view>

#include "cadenza/http/response.h"

namespace cadenza::csrf {

inline constexpr std::string_view kNoReferer = "Referer checking failed - no Referer.";
inline constexpr std::string_view kNoCookie = "CSRF cookie not set.";

/// The page of status 403 for a refused request; it tells the reason only where `debug`.
Response failure_page(std::string_view reason, bool debug);

}  // namespace cadenza::csrf
