#pragma once

#include <optional>
#include <string>

namespace cadenza {

class Request;

namespace csrf {

/// Why the request must be refused for where it comes from: an Origin header that names neither
/// this host nor a trusted origin; without that header and over https, a Referer that is missing or
/// names another site. Nothing if it may stay.
std::optional<std::string> origin_fault(const Request& request);

}  // namespace csrf
}  // namespace cadenza
