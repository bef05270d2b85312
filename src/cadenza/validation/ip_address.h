#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// "192.0.2.1": four decimal numbers without leading zeros, as Python's IPv4Address.
bool is_ipv4_address(std::string_view text);

/// As Python's IPv6Address, but no zone ("%eth0"), and at most 39 characters as in Django.
bool is_ipv6_address(std::string_view text);

/// The canonical form (RFC 5952): lower case, no leading zeros, the longest run of zeros as "::",
/// an IPv4-mapped address as "::ffff:192.0.2.1" or, with unpack_ipv4, "192.0.2.1". Empty if it is
/// none. As django.utils.ipv6.clean_ipv6_address.
std::optional<std::string> clean_ipv6_address(std::string_view text, bool unpack_ipv4 = false);

}  // namespace cadenza
