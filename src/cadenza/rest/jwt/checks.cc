#include "cadenza/rest/jwt/checks.h"

#include "cadenza/conf/settings.h"
#include "cadenza/rest/jwt/config.h"
#include "cadenza/rest/jwt/key_ring.h"

namespace cadenza::jwt {
namespace {

void check_rotation(const Settings& settings, std::vector<CheckMessage>& found) {
    const SimpleJwtSettings& jwt = settings.simple_jwt;
    if (!jwt.blacklist_after_rotation) return;
    if (!is_blacklist_installed(settings)) {
        found.push_back(check_error("jwt.E008",
                                    "blacklist_after_rotation needs the app token_blacklist.",
                                    "Add token_blacklist::app to installed_apps, and run migrate.",
                                    "Settings.simple_jwt.blacklist_after_rotation"));
    }
    if (jwt.jti_claim.empty()) {
        found.push_back(check_error("jwt.E008",
                                    "blacklist_after_rotation needs tokens that have an id.",
                                    "Set jti_claim.", "Settings.simple_jwt.jti_claim"));
    }
}

void check_names(const SimpleJwtSettings& jwt, std::vector<CheckMessage>& found) {
    const auto wrong = [&](const char* message, const char* setting) {
        found.push_back(check_error("jwt.E009", message, "Give it a value.",
                                    std::string("Settings.simple_jwt.") + setting));
    };
    if (jwt.auth_header_types.empty())
        wrong("auth_header_types is empty: no header would be read.", "auth_header_types");
    if (jwt.user_id_claim.empty()) wrong("user_id_claim is empty.", "user_id_claim");
    if (jwt.cookies.access_cookie.empty() || jwt.cookies.refresh_cookie.empty())
        wrong("A cookie has no name.", "cookies");
    if (!jwt.cookies.refresh_path.starts_with('/'))
        wrong("cookies.refresh_path is no path.", "cookies.refresh_path");
}

void check_lifetimes(const SimpleJwtSettings& jwt, std::vector<CheckMessage>& found) {
    if (jwt.access_token_lifetime < jwt.refresh_token_lifetime) return;
    found.push_back(check_warning("jwt.W001",
                                  "Access tokens live as long as refresh tokens, or longer.",
                                  "An access token cannot be revoked: give it minutes.",
                                  "Settings.simple_jwt.access_token_lifetime"));
}

}  // namespace

std::vector<CheckMessage> check_settings(const Settings& settings) {
    std::vector<CheckMessage> found = std::move(KeyRing(settings).problems);
    check_rotation(settings, found);
    check_names(settings.simple_jwt, found);
    check_lifetimes(settings.simple_jwt, found);
    return found;
}

}  // namespace cadenza::jwt
