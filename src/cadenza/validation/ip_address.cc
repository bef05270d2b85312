#include "cadenza/validation/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

namespace cadenza {
namespace {

constexpr std::size_t kMaxIpv6Length =
    39;  // as Django: the longest form with hexadecimal groups only

using Groups = std::array<std::uint16_t, 8>;

std::optional<Groups> parse_ipv6(std::string_view text) {
    if (text.size() > kMaxIpv6Length) return std::nullopt;
    // inet_pton would stop at a NUL and some versions know zones.
    if (text.find_first_not_of("0123456789abcdefABCDEF:.") != text.npos) return std::nullopt;
    std::size_t tail = text.rfind(':');
    if (text.find('.') != text.npos && !is_ipv4_address(text.substr(tail + 1))) return std::nullopt;
    std::array<std::uint8_t, 16> bytes;
    if (inet_pton(AF_INET6, std::string(text).c_str(), bytes.data()) != 1) return std::nullopt;
    Groups groups;
    for (std::size_t i = 0; i < 8; ++i) {
        groups[i] = static_cast<std::uint16_t>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    }
    return groups;
}

bool is_ipv4_mapped(const Groups& groups) {
    return groups[5] == 0xffff &&
           std::all_of(groups.begin(), groups.begin() + 5, [](auto g) { return g == 0; });
}

std::string dotted(std::uint16_t high, std::uint16_t low) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%d.%d.%d.%d", high >> 8, high & 255, low >> 8, low & 255);
    return buffer;
}

std::string compressed(const Groups& groups) {
    std::size_t best_start = 8, best_length = 1;  // a single zero group is not shortened
    for (std::size_t i = 0; i < 8;) {
        std::size_t end = i;
        while (end < 8 && groups[end] == 0) ++end;
        if (end - i > best_length) best_start = i, best_length = end - i;
        i = end == i ? i + 1 : end;
    }
    std::string out;
    for (std::size_t i = 0; i < 8;) {
        if (i == best_start) {
            out += "::";
            i += best_length;
            continue;
        }
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, "%x", static_cast<unsigned>(groups[i]));
        if (!out.empty() && !out.ends_with(':')) out += ':';
        out += buffer;
        ++i;
    }
    return out;
}

}  // namespace

bool is_ipv4_address(std::string_view text) {
    int count = 0;
    while (true) {
        std::size_t dot = text.find('.');
        std::string_view octet = text.substr(0, dot);
        if (octet.empty() || octet.size() > 3 || ++count > 4) return false;
        if (octet.find_first_not_of("0123456789") != octet.npos) return false;
        if (octet.size() > 1 && octet[0] == '0') return false;
        int value = 0;
        for (char c : octet) value = value * 10 + (c - '0');
        if (value > 255) return false;
        if (dot == text.npos) return count == 4;
        text.remove_prefix(dot + 1);
    }
}

bool is_ipv6_address(std::string_view text) {
    return parse_ipv6(text).has_value();
}

std::optional<std::string> clean_ipv6_address(std::string_view text, bool unpack_ipv4) {
    auto groups = parse_ipv6(text);
    if (!groups) return std::nullopt;
    if (!is_ipv4_mapped(*groups)) return compressed(*groups);
    std::string address = dotted((*groups)[6], (*groups)[7]);
    return unpack_ipv4 ? address : "::ffff:" + address;
}

}  // namespace cadenza
