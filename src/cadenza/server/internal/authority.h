#pragma once

#include <string_view>

namespace cadenza::server {

/// Whether this is `uri-host [":" port]` of RFC 3986 3.2: a host name, an IPv4 address or an IPv6
/// address in brackets, with a port up to 65535. An empty host is not. No user information.
bool is_authority(std::string_view text) noexcept;

}  // namespace cadenza::server
