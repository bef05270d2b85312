#pragma once

#include <string>
#include <vector>

#include "cadenza/conf/simple_jwt_settings.h"
#include "cadenza/rest/jwt/token_backend.h"

namespace cadenza::jwt {

/// What JSON web tokens know of the project, made once of its settings: derived_settings<Config>().
struct Config {
    /// Throws ImproperlyConfigured for keys that cannot be used.
    explicit Config(const Settings& settings);

    const SimpleJwtSettings& settings;
    TokenBackend backend;
    std::vector<const TokenClass*> auth_token_classes;  ///< never empty
    std::string auth_header_name;                       ///< "Authorization"
    bool blacklist_installed;                           ///< installed_apps has token_blacklist::app
    bool rotates;                                       ///< a refresh gives a new refresh token
    bool detects_reuse;                                 ///< and the old one is dead from then on
};

/// Of the project that lives.
const Config& config();

/// Whether installed_apps has token_blacklist::app.
bool is_blacklist_installed(const Settings& settings);

}  // namespace cadenza::jwt
