#include "cadenza/server/internal/authority.h"

#include <arpa/inet.h>

#include <cstring>

#include "cadenza/server/internal/http_chars.h"

namespace cadenza::server {
namespace {

bool is_port(std::string_view text) noexcept {
    unsigned value = 0;
    for (char c : text) {
        if (!is_class(c, kDigit)) return false;
        value = value * 10 + static_cast<unsigned>(c - '0');
        if (value > 65535) return false;
    }
    return true;  // "host:" is in the grammar
}

bool is_ipv6(std::string_view text) noexcept {
    char terminated[64];
    if (text.size() >= sizeof terminated) return false;
    std::memcpy(terminated, text.data(), text.size());
    terminated[text.size()] = '\0';
    in6_addr address;
    return std::strlen(terminated) == text.size() && inet_pton(AF_INET6, terminated, &address) == 1;
}

// IPvFuture = "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
bool is_ipv_future(std::string_view text) noexcept {
    if (text.size() < 4 || (text[0] != 'v' && text[0] != 'V')) return false;
    std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot < 2 || dot + 1 == text.size()) return false;
    if (!all_of_class(text.substr(1, dot - 1), kHex)) return false;
    for (char c : text.substr(dot + 1)) {
        if (c != ':' && !is_class(c, kRegName)) return false;
    }
    return true;
}

bool is_reg_name(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size() || !is_class(text[i + 1], kHex) ||
                !is_class(text[i + 2], kHex)) {
                return false;
            }
            i += 2;
        } else if (!is_class(text[i], kRegName)) {
            return false;
        }
    }
    return !text.empty();
}

}  // namespace

bool is_authority(std::string_view text) noexcept {
    if (!text.empty() && text.front() == '[') {
        std::size_t end = text.find(']');
        if (end == std::string_view::npos) return false;
        std::string_view address = text.substr(1, end - 1);
        if (!is_ipv6(address) && !is_ipv_future(address)) return false;
        std::string_view rest = text.substr(end + 1);
        return rest.empty() || (rest.front() == ':' && is_port(rest.substr(1)));
    }
    std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return is_reg_name(text);
    return is_reg_name(text.substr(0, colon)) && is_port(text.substr(colon + 1));
}

}  // namespace cadenza::server
