#include "cadenza/rest/jwt/config.h"

#include <algorithm>

#include "cadenza/apps/app.h"
#include "cadenza/conf/installation.h"
#include "cadenza/conf/settings.h"
#include "cadenza/rest/jwt/tokens.h"

namespace cadenza::jwt {
namespace {

/// "HTTP_X_ACCESS_TOKEN" as the header that it stands for in Django.
std::string header_of(const std::string& name) {
    constexpr std::string_view kPrefix = "HTTP_";
    if (!name.starts_with(kPrefix)) return name;
    std::string header = name.substr(kPrefix.size());
    std::ranges::replace(header, '_', '-');
    return header;
}

}  // namespace

bool is_blacklist_installed(const Settings& settings) {
    return std::ranges::any_of(settings.installed_apps,
                               [](App (*make)()) { return make().label == "token_blacklist"; });
}

Config::Config(const Settings& project)
    : settings(project.simple_jwt),
      backend(project),
      auth_token_classes(project.simple_jwt.auth_token_classes),
      auth_header_name(header_of(project.simple_jwt.auth_header_name)),
      blacklist_installed(is_blacklist_installed(project)),
      rotates(project.simple_jwt.rotate_refresh_tokens),
      detects_reuse(rotates && project.simple_jwt.blacklist_after_rotation && blacklist_installed) {
    if (auth_token_classes.empty()) auth_token_classes = {&AccessToken::kClass};
}

const Config& config() {
    return derived_settings<Config>();
}

}  // namespace cadenza::jwt
