#include "cadenza/conf/overrides.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <string>

#include "cadenza/base/error.h"
#include "cadenza/base/text/closest.h"
#include "cadenza/conf/convert.h"
#include "cadenza/conf/settings.h"

namespace cadenza {
namespace {

using Setter = void (*)(Settings&, std::string_view key, const std::string& text);

template <class T>
T convert(std::string_view key, const std::string& text) {
    if constexpr (std::is_same_v<T, bool>) {
        return internal::to_flag(key, text);
    } else if constexpr (std::is_integral_v<T>) {
        std::int64_t number = internal::to_integer(key, text);
        if (!std::in_range<T>(number)) {
            throw ImproperlyConfigured("the environment variable " + std::string(key) + " is " +
                                       text + ", which is out of range");
        }
        return static_cast<T>(number);
    } else if constexpr (std::is_same_v<T, std::string>) {
        return text;
    } else if constexpr (std::is_same_v<T, Duration>) {
        return internal::to_duration(key, text);
    } else if constexpr (std::is_same_v<T, std::optional<Duration>>) {
        if (text.empty()) return std::nullopt;
        return internal::to_duration(key, text);
    } else {
        return internal::to_list(text);
    }
}

template <auto Member>
void set(Settings& settings, std::string_view key, const std::string& text) {
    auto& member = settings.*Member;
    member = convert<std::remove_reference_t<decltype(member)>>(key, text);
}

template <auto Group, auto Member>
void set_in(Settings& settings, std::string_view key, const std::string& text) {
    auto& member = settings.*Group.*Member;
    member = convert<std::remove_reference_t<decltype(member)>>(key, text);
}

template <auto Member>
void set_password(Settings& settings, std::string_view key, const std::string& text) {
    auto& member = settings.auth.passwords.*Member;
    member = convert<std::remove_reference_t<decltype(member)>>(key, text);
}

void set_pbkdf2_iterations(Settings& settings, std::string_view key, const std::string& text) {
    settings.auth.passwords.hasher_costs.pbkdf2_iterations = convert<int>(key, text);
}

using S = Settings;
using Security = SecuritySettings;
using Uploads = UploadSettings;
using Session = SessionSettings;
using Csrf = CsrfSettings;
using Cors = CorsSettings;
using Jwt = SimpleJwtSettings;

struct Variable {
    std::string_view name;
    Setter setter;
};

constexpr Variable kVariables[] = {
    {"CADENZA_SECRET_KEY", set<&S::secret_key>},
    {"CADENZA_SECRET_KEY_FALLBACKS", set<&S::secret_key_fallbacks>},
    {"CADENZA_DEBUG", set<&S::debug>},
    {"CADENZA_ALLOWED_HOSTS", set<&S::allowed_hosts>},
    {"CADENZA_DATABASE", set<&S::database>},
    {"CADENZA_APPEND_SLASH", set<&S::append_slash>},
    {"CADENZA_PREPEND_WWW", set<&S::prepend_www>},
    {"CADENZA_USE_X_FORWARDED_HOST", set<&S::use_x_forwarded_host>},
    {"CADENZA_USE_X_FORWARDED_PORT", set<&S::use_x_forwarded_port>},
    {"CADENZA_FORCE_SCRIPT_NAME", set<&S::force_script_name>},
    {"CADENZA_INTERNAL_IPS", set<&S::internal_ips>},
    {"CADENZA_DATA_UPLOAD_MAX_MEMORY_SIZE", set_in<&S::uploads, &Uploads::data_max_memory_size>},
    {"CADENZA_DATA_UPLOAD_MAX_NUMBER_FIELDS",
     set_in<&S::uploads, &Uploads::data_max_number_fields>},
    {"CADENZA_DATA_UPLOAD_MAX_NUMBER_FILES", set_in<&S::uploads, &Uploads::data_max_number_files>},
    {"CADENZA_FILE_UPLOAD_MAX_MEMORY_SIZE", set_in<&S::uploads, &Uploads::file_max_memory_size>},
    {"CADENZA_FILE_UPLOAD_TEMP_DIR", set_in<&S::uploads, &Uploads::temp_dir>},
    {"CADENZA_SECURE_SSL_REDIRECT", set_in<&S::security, &Security::ssl_redirect>},
    {"CADENZA_SECURE_SSL_HOST", set_in<&S::security, &Security::ssl_host>},
    {"CADENZA_SECURE_HSTS_SECONDS", set_in<&S::security, &Security::hsts_seconds>},
    {"CADENZA_SECURE_HSTS_INCLUDE_SUBDOMAINS",
     set_in<&S::security, &Security::hsts_include_subdomains>},
    {"CADENZA_SECURE_HSTS_PRELOAD", set_in<&S::security, &Security::hsts_preload>},
    {"CADENZA_SECURE_CONTENT_TYPE_NOSNIFF", set_in<&S::security, &Security::content_type_nosniff>},
    {"CADENZA_SECURE_REFERRER_POLICY", set_in<&S::security, &Security::referrer_policy>},
    {"CADENZA_SECURE_CROSS_ORIGIN_OPENER_POLICY",
     set_in<&S::security, &Security::cross_origin_opener_policy>},
    {"CADENZA_X_FRAME_OPTIONS", set_in<&S::security, &Security::x_frame_options>},
    {"CADENZA_SESSION_ENGINE", set_in<&S::session, &Session::engine>},
    {"CADENZA_SESSION_COOKIE_NAME", set_in<&S::session, &Session::cookie_name>},
    {"CADENZA_SESSION_COOKIE_AGE", set_in<&S::session, &Session::cookie_age>},
    {"CADENZA_SESSION_COOKIE_DOMAIN", set_in<&S::session, &Session::cookie_domain>},
    {"CADENZA_SESSION_COOKIE_PATH", set_in<&S::session, &Session::cookie_path>},
    {"CADENZA_SESSION_COOKIE_SECURE", set_in<&S::session, &Session::cookie_secure>},
    {"CADENZA_SESSION_COOKIE_HTTPONLY", set_in<&S::session, &Session::cookie_httponly>},
    {"CADENZA_SESSION_COOKIE_SAMESITE", set_in<&S::session, &Session::cookie_samesite>},
    {"CADENZA_SESSION_SAVE_EVERY_REQUEST", set_in<&S::session, &Session::save_every_request>},
    {"CADENZA_SESSION_EXPIRE_AT_BROWSER_CLOSE",
     set_in<&S::session, &Session::expire_at_browser_close>},
    {"CADENZA_SESSION_FILE_PATH", set_in<&S::session, &Session::file_path>},
    {"CADENZA_CSRF_COOKIE_NAME", set_in<&S::csrf, &Csrf::cookie_name>},
    {"CADENZA_CSRF_COOKIE_AGE", set_in<&S::csrf, &Csrf::cookie_age>},
    {"CADENZA_CSRF_COOKIE_DOMAIN", set_in<&S::csrf, &Csrf::cookie_domain>},
    {"CADENZA_CSRF_COOKIE_PATH", set_in<&S::csrf, &Csrf::cookie_path>},
    {"CADENZA_CSRF_COOKIE_SECURE", set_in<&S::csrf, &Csrf::cookie_secure>},
    {"CADENZA_CSRF_COOKIE_HTTPONLY", set_in<&S::csrf, &Csrf::cookie_httponly>},
    {"CADENZA_CSRF_COOKIE_SAMESITE", set_in<&S::csrf, &Csrf::cookie_samesite>},
    {"CADENZA_CSRF_HEADER_NAME", set_in<&S::csrf, &Csrf::header_name>},
    {"CADENZA_CSRF_TRUSTED_ORIGINS", set_in<&S::csrf, &Csrf::trusted_origins>},
    {"CADENZA_CSRF_USE_SESSIONS", set_in<&S::csrf, &Csrf::use_sessions>},
    {"CADENZA_CORS_ALLOW_ALL_ORIGINS", set_in<&S::cors, &Cors::allow_all_origins>},
    {"CADENZA_CORS_ALLOWED_ORIGINS", set_in<&S::cors, &Cors::allowed_origins>},
    {"CADENZA_CORS_ALLOWED_ORIGIN_REGEXES", set_in<&S::cors, &Cors::allowed_origin_regexes>},
    {"CADENZA_CORS_ALLOW_CREDENTIALS", set_in<&S::cors, &Cors::allow_credentials>},
    {"CADENZA_CORS_ALLOW_HEADERS", set_in<&S::cors, &Cors::allow_headers>},
    {"CADENZA_CORS_ALLOW_METHODS", set_in<&S::cors, &Cors::allow_methods>},
    {"CADENZA_CORS_EXPOSE_HEADERS", set_in<&S::cors, &Cors::expose_headers>},
    {"CADENZA_CORS_PREFLIGHT_MAX_AGE", set_in<&S::cors, &Cors::preflight_max_age>},
    {"CADENZA_CORS_ALLOW_PRIVATE_NETWORK", set_in<&S::cors, &Cors::allow_private_network>},
    {"CADENZA_CORS_URLS_REGEX", set_in<&S::cors, &Cors::urls_regex>},
    {"CADENZA_PASSWORD_HASHERS", set_password<&PasswordSettings::hashers>},
    {"CADENZA_PASSWORD_PBKDF2_ITERATIONS", set_pbkdf2_iterations},
    {"CADENZA_PASSWORD_RESET_TIMEOUT", set_password<&PasswordSettings::reset_timeout>},
    {"CADENZA_TIME_ZONE", set<&S::time_zone>},
    {"CADENZA_LANGUAGE_CODE", set<&S::language_code>},
    {"CADENZA_STATIC_URL", set<&S::static_url>},
    {"CADENZA_STATIC_ROOT", set<&S::static_root>},
    {"CADENZA_MEDIA_URL", set<&S::media_url>},
    {"CADENZA_MEDIA_ROOT", set<&S::media_root>},
    {"CADENZA_LOGIN_URL", set<&S::login_url>},
    {"CADENZA_LOGIN_REDIRECT_URL", set<&S::login_redirect_url>},
    {"CADENZA_LOG_LEVEL", set<&S::log_level>},
    {"CADENZA_SIMPLE_JWT_ACCESS_TOKEN_LIFETIME",
     set_in<&S::simple_jwt, &Jwt::access_token_lifetime>},
    {"CADENZA_SIMPLE_JWT_REFRESH_TOKEN_LIFETIME",
     set_in<&S::simple_jwt, &Jwt::refresh_token_lifetime>},
    {"CADENZA_SIMPLE_JWT_SIGNING_KEY", set_in<&S::simple_jwt, &Jwt::signing_key>},
    {"CADENZA_SIMPLE_JWT_VERIFYING_KEY", set_in<&S::simple_jwt, &Jwt::verifying_key>},
    {"CADENZA_SILENCED_SYSTEM_CHECKS", set<&S::silenced_system_checks>},
};

constexpr auto kNames = [] {
    std::array<std::string_view, std::size(kVariables)> names;
    std::ranges::transform(kVariables, names.begin(), &Variable::name);
    return names;
}();

// Names of Cadenza's tools begin so too: only what looks like a slip is an error.
void check_spelling(std::string_view name) {
    if (std::ranges::find(kNames, name) != kNames.end()) return;
    auto candidate = closest(name, kNames);
    constexpr std::size_t kSlip = 2;
    if (candidate && edit_distance(name, *candidate, kSlip) <= kSlip) {
        throw ImproperlyConfigured("the environment variable " + std::string(name) +
                                   " overrides no setting; did you mean " +
                                   std::string(*candidate) + "?");
    }
}

}  // namespace

std::span<const std::string_view> setting_variables() {
    return kNames;
}

void apply_environment(Settings& settings) {
    for (char** variable = environ; variable && *variable; ++variable) {
        std::string_view entry = *variable;
        if (entry.starts_with("CADENZA_")) check_spelling(entry.substr(0, entry.find('=')));
    }
    for (const Variable& variable : kVariables) {
        const char* text = std::getenv(variable.name.data());
        if (text) variable.setter(settings, variable.name, text);
    }
}

}  // namespace cadenza
