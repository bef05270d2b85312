#include "cadenza/apps/settings_checks.h"

#include <algorithm>
#include <set>

#include "cadenza/checks/check.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/uri.h"
#include "cadenza/middleware/defaults.h"

namespace cadenza {
namespace {

using Messages = std::vector<CheckMessage>;

constexpr std::size_t kShortestKey = 32;      // bytes: HMAC-SHA256's own length (RFC 7518, 3.2)
constexpr std::size_t kDeployedKey = 50;      // characters, as Django's security.W009
constexpr std::size_t kDifferentLetters = 5;  // the same

Messages check_secret_key(const Settings& settings) {
    if (settings.secret_key.size() >= kShortestKey) return {};
    return {
        check_error("cadenza.E001",
                    "The secret key has " + std::to_string(settings.secret_key.size()) + " bytes.",
                    "Signatures need at least 32 bytes that nobody can guess: set SECRET_KEY.",
                    "Settings.secret_key")};
}

Messages check_urls(const Settings& settings) {
    if (settings.root_urlconf != nullptr) return {};
    return {check_warning("cadenza.W001",
                          "The project has no URLs: every path is answered with 404.",
                          "Set Settings::root_urlconf to a function that returns UrlPatterns.",
                          "Settings.root_urlconf")};
}

bool is_origin(const std::string& text) {
    const SplitUri parts = split_uri(text);
    return !parts.scheme.empty() && !parts.netloc.empty();
}

Messages check_origins(const Settings& settings) {
    Messages found;
    for (const std::string& origin : settings.csrf.trusted_origins) {
        if (is_origin(origin)) continue;
        found.push_back(check_error(
            "4_0.E001",
            "csrf.trusted_origins has \"" + origin + "\", which does not start with a scheme.",
            "Write it as \"https://app.example.com\".", "Settings.csrf"));
    }
    for (const std::string& origin : settings.cors.allowed_origins) {
        if (origin == "null") continue;
        const SplitUri parts = split_uri(origin);
        if (!is_origin(origin)) {
            found.push_back(check_error(
                "corsheaders.E013",
                "Origin \"" + origin + "\" in cors.allowed_origins is missing scheme or netloc",
                "Write it as \"https://app.example.com\".", "Settings.cors"));
        } else if (!parts.path.empty() || !parts.query.empty() || !parts.fragment.empty()) {
            found.push_back(check_error(
                "corsheaders.E014",
                "Origin \"" + origin + "\" in cors.allowed_origins should not have path",
                "An origin ends with its host or port.", "Settings.cors"));
        }
    }
    if (settings.cors.allow_all_origins && settings.cors.allow_credentials) {
        found.push_back(check_warning(
            "cadenza.W002", "cors.allow_all_origins and cors.allow_credentials are both on.",
            "Every site can then read what its visitors may read here: list the origins instead.",
            "Settings.cors"));
    }
    return found;
}

bool lists(const Settings& settings, MiddlewareFactory factory) {
    return std::ranges::find(settings.middleware.factories(), factory) !=
           settings.middleware.factories().end();
}

Messages check_deployment(const Settings& settings) {
    Messages found;
    const auto warn = [&](const char* id, const char* message, const char* hint) {
        found.push_back(check_warning(id, message, hint));
    };
    const std::set<char> letters(settings.secret_key.begin(), settings.secret_key.end());
    if (settings.secret_key.size() < kDeployedKey || letters.size() < kDifferentLetters) {
        warn("security.W009",
             "The secret key has less than 50 characters or less than 5 different ones.",
             "Use a long random value, such as `cadenza startproject` writes into .env.");
    }
    if (settings.debug) warn("security.W018", "debug is on.", "Deploy with DEBUG=false.");
    if (settings.allowed_hosts.empty()) {
        warn("security.W020", "allowed_hosts is empty.",
             "List the host names that this service answers to.");
    }
    if (settings.security.hsts_seconds == 0) {
        warn("security.W004", "security.hsts_seconds is 0.",
             "If the whole site is served over TLS only, set it, so that browsers refuse plain "
             "HTTP.");
    }
    if (!settings.security.ssl_redirect) {
        warn("security.W008", "security.ssl_redirect is off.",
             "Unless a proxy redirects plain HTTP, set it.");
    }
    if (lists(settings, middleware::csrf) && !settings.csrf.use_sessions &&
        !settings.csrf.cookie_secure) {
        warn("security.W016", "csrf.cookie_secure is off.",
             "A cookie that also travels over plain HTTP can be read on the way: set it.");
    }
    if (settings.security.x_frame_options != "DENY") {
        warn("security.W019", "security.x_frame_options is not \"DENY\".",
             "Unless pages are shown in frames, set it so.");
    }
    return found;
}

}  // namespace

void add_settings_checks(CheckRegistry& registry, const Settings& settings) {
    registry.add("security", [&settings] { return check_secret_key(settings); });
    registry.add("urls", [&settings] { return check_urls(settings); });
    registry.add("security", [&settings] { return check_origins(settings); });
    registry.add(
        "security", [&settings] { return check_deployment(settings); }, true);
}

}  // namespace cadenza
