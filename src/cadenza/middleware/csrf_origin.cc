#include "cadenza/middleware/csrf_origin.h"

#include <algorithm>

#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/host.h"
#include "cadenza/http/request.h"
#include "cadenza/http/uri.h"

namespace cadenza::csrf {
namespace {

std::optional<std::string> own_host(const Request& request) {
    try {
        return request.get_host();
    } catch (const DisallowedHost&) {
        return {};
    }
}

// "*.example.com" stands for ".example.com", as is_same_domain reads it.
std::string_view without_stars(std::string_view netloc) {
    return netloc.substr(std::min(netloc.find_first_not_of('*'), netloc.size()));
}

bool is_trusted(std::string_view origin, const SplitUri& parts, std::string_view trusted) {
    if (!trusted.contains('*')) return origin == trusted;
    const SplitUri pattern = split_uri(trusted);
    const std::string_view host = without_stars(pattern.netloc);
    return !host.empty() && pattern.scheme == parts.scheme && is_same_domain(parts.netloc, host);
}

bool origin_is_good(const Request& request, std::string_view origin) {
    if (const auto host = own_host(request)) {
        const std::string own = (request.is_secure() ? "https://" : "http://") + *host;
        if (origin == own) return true;
    }
    const SplitUri parts = split_uri(origin);
    return std::ranges::any_of(
        request.settings->csrf.trusted_origins,
        [&](const std::string& trusted) { return is_trusted(origin, parts, trusted); });
}

// What Python's urlsplit refuses as no address of IPv6.
bool has_broken_brackets(const SplitUri& uri) {
    return uri.netloc.contains('[') != uri.netloc.contains(']');
}

// The host that a Referer must name where no trusted origin fits.
std::optional<std::string> good_referer(const Request& request) {
    const Settings& settings = *request.settings;
    const std::string& domain =
        settings.csrf.use_sessions ? settings.session.cookie_domain : settings.csrf.cookie_domain;
    if (domain.empty()) return own_host(request);
    const std::string port = request.get_port();
    return port == "443" || port == "80" ? domain : domain + ":" + port;
}

std::optional<std::string> referer_fault(const Request& request) {
    if (!request.has_header("Referer")) return "Referer checking failed - no Referer.";
    const std::string_view text = request.header("Referer");
    const SplitUri referer = split_uri(text);
    if (referer.scheme.empty() || referer.netloc.empty() || has_broken_brackets(referer))
        return "Referer checking failed - Referer is malformed.";
    if (referer.scheme != "https")
        return "Referer checking failed - Referer is insecure while host is secure.";
    for (const std::string& trusted : request.settings->csrf.trusted_origins) {
        const SplitUri pattern = split_uri(trusted);
        const std::string_view host = without_stars(pattern.netloc);
        if (!host.empty() && is_same_domain(referer.netloc, host)) return {};
    }
    const auto good = good_referer(request);
    if (good && is_same_domain(referer.netloc, *good)) return {};
    return "Referer checking failed - " + std::string(text) +
           " does not match any trusted origins.";
}

}  // namespace

std::optional<std::string> origin_fault(const Request& request) {
    if (request.has_header("Origin")) {
        const std::string_view origin = request.header("Origin");
        if (origin_is_good(request, origin)) return {};
        return "Origin checking failed - " + std::string(origin) +
               " does not match any trusted origins.";
    }
    return request.is_secure() ? referer_fault(request) : std::nullopt;
}

}  // namespace cadenza::csrf
