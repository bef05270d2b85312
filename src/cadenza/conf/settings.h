#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cadenza/base/datetime.h"
#include "cadenza/conf/auth_settings.h"
#include "cadenza/conf/cors_settings.h"
#include "cadenza/conf/csrf_settings.h"
#include "cadenza/conf/middleware_list.h"
#include "cadenza/conf/rest_settings.h"
#include "cadenza/conf/security_settings.h"
#include "cadenza/conf/session_settings.h"
#include "cadenza/conf/simple_jwt_settings.h"

namespace cadenza {

struct App;
class Request;
class Response;
class UrlPatterns;

/// Everything that a project decides once: the counterpart of Django's settings.py, with its
/// defaults. Plain data: written with designated initialisers in the order of the members, passed
/// by reference, never global.
struct Settings {
    std::string
        secret_key;  ///< signs tokens, cookies and links: at least 32 bytes that nobody can guess
    std::vector<std::string> secret_key_fallbacks;  ///< former keys that still verify
    bool debug = false;
    /// Values of Host that are answered: "example.com", ".example.com" for every subdomain too,
    /// "*". While debug is on and the list is empty, localhost and its addresses.
    std::vector<std::string> allowed_hosts;
    std::vector<App (*)()> installed_apps;
    MiddlewareList middleware;  ///< the outermost first
    std::string database =
        "sqlite:///db.sqlite3";  ///< URL of the database "default"; see db::DatabaseSettings
    std::vector<std::pair<std::string, std::string>> databases;  ///< alias and URL of others
    UrlPatterns (*root_urlconf)() = nullptr;
    // Pages for errors that no view answered, instead of the plain ones. They must not throw.
    Response (*handler400)(Request&) = nullptr;
    Response (*handler403)(Request&) = nullptr;
    Response (*handler404)(Request&) = nullptr;
    Response (*handler500)(Request&) = nullptr;

    bool append_slash = true;  ///< a path that fits with one more slash only is redirected there
    bool prepend_www = false;
    std::vector<std::string> disallowed_user_agents;  ///< regular expressions
    bool use_x_forwarded_host = false;
    bool use_x_forwarded_port = false;
    std::string force_script_name;
    std::vector<std::string> internal_ips;
    UploadSettings uploads;
    SecuritySettings security;
    SessionSettings session;
    CsrfSettings csrf;
    CorsSettings cors;

    std::string time_zone = "UTC";
    std::string language_code = "en-us";
    std::string static_url = "static/";
    std::string static_root;
    std::string media_url;
    std::string media_root;
    std::string auth_user_model = "auth.User";
    std::string login_url = "/accounts/login/";
    std::string login_redirect_url = "/accounts/profile/";
    AuthSettings auth;
    std::string log_level = "info";  ///< "debug", "info", "warning", "error", "critical" or "off"
    std::vector<std::string> silenced_system_checks;

    RestFrameworkSettings rest_framework;
    SimpleJwtSettings simple_jwt;
};

}  // namespace cadenza
