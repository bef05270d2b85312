#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza {

/// Splits the value of a Host header into the domain, in lower case and without a trailing dot, and
/// the port. Both empty where the text is no host by RFC 1034/1035. As
/// django.http.request.split_domain_port.
std::pair<std::string, std::string> split_domain_port(std::string_view host);

/// Whether the host (in lower case) is pattern, or lies below it where the pattern starts with a
/// dot.
bool is_same_domain(std::string_view host, std::string_view pattern);

/// Whether one of the patterns is "*" or is_same_domain.
bool validate_host(std::string_view domain, const std::vector<std::string>& allowed_hosts);

}  // namespace cadenza
