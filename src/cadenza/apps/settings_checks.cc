#include "cadenza/apps/settings_checks.h"

#include <algorithm>
#include <set>

#include "cadenza/checks/check.h"
#include "cadenza/conf/settings.h"

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
    registry.add(
        "security", [&settings] { return check_deployment(settings); }, true);
}

}  // namespace cadenza
