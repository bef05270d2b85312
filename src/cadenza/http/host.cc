#include "cadenza/http/host.h"

#include "cadenza/base/text.h"

namespace cadenza {
namespace {

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// "[::1]": hexadecimal digits and colons, then an IPv4 tail perhaps.
bool is_bracketed(std::string_view text) {
    if (text.size() < 4 || text.front() != '[' || text.back() != ']') return false;
    std::string_view inside = text.substr(1, text.size() - 2);
    for (char c : inside) {
        if (!is_hex(c) && c != ':' && c != '.') return false;
    }
    std::size_t colon = inside.find(':');
    return colon != std::string_view::npos &&
           inside.substr(0, colon).find('.') == std::string_view::npos && colon + 1 < inside.size();
}

bool is_plain(std::string_view text) {
    for (char c : text) {
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '.' && c != '-')
            return false;
    }
    return !text.empty();
}

bool is_port(std::string_view text) {
    for (char c : text) {
        if (c < '0' || c > '9') return false;
    }
    return !text.empty();
}

}  // namespace

std::pair<std::string, std::string> split_domain_port(std::string_view host) {
    std::string lower = ascii_lower(host);
    std::string_view domain = lower;
    std::string_view port;
    std::size_t colon = domain.rfind(':');
    if (colon != std::string_view::npos && !domain.ends_with(']')) {
        port = domain.substr(colon + 1);
        domain = domain.substr(0, colon);
        if (!is_port(port)) return {};
    }
    if (!is_plain(domain) && !is_bracketed(domain)) return {};
    if (domain.ends_with('.')) domain.remove_suffix(1);
    return {std::string(domain), std::string(port)};
}

bool is_same_domain(std::string_view host, std::string_view pattern) {
    if (pattern.empty()) return false;
    std::string lower = ascii_lower(pattern);
    if (lower[0] != '.') return lower == host;
    return host.ends_with(lower) || host == std::string_view(lower).substr(1);
}

bool validate_host(std::string_view domain, const std::vector<std::string>& allowed_hosts) {
    for (const std::string& pattern : allowed_hosts) {
        if (pattern == "*" || is_same_domain(domain, pattern)) return true;
    }
    return false;
}

}  // namespace cadenza
