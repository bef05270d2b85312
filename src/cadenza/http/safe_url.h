#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cadenza {

/// Whether a URL that a client gave may be redirected to: a path of this site, or an absolute URL
/// of one of the hosts (with port, exactly) by http or https. Refused are other schemes, "///",
/// backslashes that browsers read as slashes, control characters and everything beyond 2,048 bytes.
/// As Django's function of that name.
bool url_has_allowed_host_and_scheme(std::string_view url,
                                     std::span<const std::string> allowed_hosts,
                                     bool require_https = false);

}  // namespace cadenza
