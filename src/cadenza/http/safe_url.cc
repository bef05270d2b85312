#include "cadenza/http/safe_url.h"

#include <algorithm>

#include "cadenza/base/text.h"
#include "cadenza/http/uri.h"

namespace cadenza {
namespace {

constexpr std::size_t kMaxLength = 2048;

bool is_allowed(std::string_view url, std::span<const std::string> allowed_hosts,
                bool require_https) {
    // Browsers take any number of slashes beyond two for two.
    if (url.starts_with("///") || url.size() > kMaxLength) return false;
    const SplitUri uri = split_uri(url);
    if (uri.netloc.empty() && !uri.scheme.empty()) return false;
    const bool known_host =
        uri.netloc.empty() || std::ranges::find(allowed_hosts, uri.netloc) != allowed_hosts.end();
    if (!known_host) return false;
    if (uri.netloc.empty() && uri.path.starts_with("//")) return false;
    if (uri.scheme.empty() && uri.netloc.empty()) return true;
    const std::string_view scheme =
        uri.scheme.empty() ? std::string_view("http") : std::string_view(uri.scheme);
    return scheme == "https" || (scheme == "http" && !require_https);
}

}  // namespace

bool url_has_allowed_host_and_scheme(std::string_view url,
                                     std::span<const std::string> allowed_hosts,
                                     bool require_https) {
    url = strip(url);
    if (url.empty()) return false;
    // Browsers drop tabs and line breaks wherever they stand; no honest URL has them, or other
    // control characters.
    if (std::ranges::any_of(
            url, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }))
        return false;
    std::string slashed(url);
    std::ranges::replace(slashed, '\\', '/');
    return is_allowed(url, allowed_hosts, require_https) &&
           is_allowed(slashed, allowed_hosts, require_https);
}

}  // namespace cadenza
