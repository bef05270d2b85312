#include <algorithm>
#include <iterator>

#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"

namespace cadenza::management {
namespace {

std::string shown(const std::string& value) {
    return "\"" + value + "\"";
}
std::string shown(bool value) {
    return value ? "true" : "false";
}
std::string shown(int value) {
    return std::to_string(value);
}
std::string shown(std::size_t value) {
    return std::to_string(value);
}
std::string shown(Duration value) {
    return shown(value.str());
}
std::string shown(const std::optional<Duration>& value) {
    return value ? shown(*value) : "none";
}
std::string shown(const std::vector<std::string>& values) {
    std::string text = "{";
    for (const std::string& value : values) text += (text.size() > 1 ? ", " : "") + shown(value);
    return text + "}";
}
std::string shown(const std::vector<std::pair<std::string, std::string>>& values) {
    std::string text = "{";
    for (const auto& [name, value] : values) {
        text += (text.size() > 1 ? ", {" : "{") + shown(name) + ", " + shown(value) + "}";
    }
    return text + "}";
}
std::string shown(const std::optional<std::string>& value) {
    return value ? shown(*value) : "none";
}
/// A function or class in place of the framework's own.
template <class R, class... Args>
std::string shown(R (*function)(Args...)) {
    return function != nullptr ? "its own" : "the framework's";
}
std::string shown(const std::optional<std::pair<std::string, std::string>>& value) {
    return value ? "{" + shown(value->first) + ", " + shown(value->second) + "}" : "none";
}

/// The name of a setting, its value and its default, as C++ text.
struct Line {
    std::string_view name;
    std::string value;
    std::string usual;
};

template <class Group, class T>
Line line(std::string_view name, const Group& group, const Group& usual, T Group::*member) {
    return {name, shown(group.*member), shown(usual.*member)};
}

/// What must not be shown on a terminal that others see.
std::string hidden(const std::string& secret) {
    return secret.empty() ? "\"\"" : "\"********\"";
}

/// The password of a database URL gives way to stars.
std::string without_password(const std::string& url) {
    const std::size_t at = url.rfind('@');
    const std::size_t user = url.find("://");
    const std::size_t colon = user == url.npos ? url.npos : url.find(':', user + 3);
    if (at == url.npos || colon == url.npos || colon > at) return shown(url);
    return shown(url.substr(0, colon + 1) + "****" + url.substr(at));
}

std::string hidden(const std::vector<JwtKey>& keys) {
    std::string text = "{";
    for (const JwtKey& key : keys) {
        text += (text.size() > 1 ? ", {" : "{") + shown(key.kid) + ", " + hidden(key.key);
        if (!key.algorithm.empty()) text += ", " + shown(key.algorithm);
        text += "}";
    }
    return text + "}";
}

std::vector<Line> simple_jwt_lines(const SimpleJwtSettings& s) {
    using J = SimpleJwtSettings;
    const J usual;
    const JwtCookieSettings &cookies = s.cookies, usual_cookies;
    const auto own = [&](std::string_view name, auto member) {
        return line(name, s, usual, member);
    };
    const auto cookie = [&](std::string_view name, auto member) {
        return line(name, cookies, usual_cookies, member);
    };
    return {
        own("simple_jwt.access_token_lifetime", &J::access_token_lifetime),
        own("simple_jwt.refresh_token_lifetime", &J::refresh_token_lifetime),
        own("simple_jwt.rotate_refresh_tokens", &J::rotate_refresh_tokens),
        own("simple_jwt.blacklist_after_rotation", &J::blacklist_after_rotation),
        own("simple_jwt.update_last_login", &J::update_last_login),
        own("simple_jwt.algorithm", &J::algorithm),
        {"simple_jwt.signing_key", hidden(s.signing_key), hidden(usual.signing_key)},
        own("simple_jwt.verifying_key", &J::verifying_key),
        own("simple_jwt.audience", &J::audience),
        own("simple_jwt.issuer", &J::issuer),
        own("simple_jwt.json_encoder", &J::json_encoder),
        own("simple_jwt.jwk_url", &J::jwk_url),
        own("simple_jwt.leeway", &J::leeway),
        own("simple_jwt.auth_header_types", &J::auth_header_types),
        own("simple_jwt.auth_header_name", &J::auth_header_name),
        own("simple_jwt.user_id_field", &J::user_id_field),
        own("simple_jwt.user_id_claim", &J::user_id_claim),
        own("simple_jwt.user_authentication_rule", &J::user_authentication_rule),
        own("simple_jwt.on_login_success", &J::on_login_success),
        own("simple_jwt.on_login_failed", &J::on_login_failed),
        {"simple_jwt.auth_token_classes", std::to_string(s.auth_token_classes.size()) + " classes",
         "0 classes"},
        own("simple_jwt.token_type_claim", &J::token_type_claim),
        own("simple_jwt.jti_claim", &J::jti_claim),
        own("simple_jwt.token_user_class", &J::token_user_class),
        own("simple_jwt.sliding_token_refresh_exp_claim", &J::sliding_token_refresh_exp_claim),
        own("simple_jwt.sliding_token_lifetime", &J::sliding_token_lifetime),
        own("simple_jwt.sliding_token_refresh_lifetime", &J::sliding_token_refresh_lifetime),
        own("simple_jwt.token_obtain_serializer", &J::token_obtain_serializer),
        own("simple_jwt.token_refresh_serializer", &J::token_refresh_serializer),
        own("simple_jwt.token_verify_serializer", &J::token_verify_serializer),
        own("simple_jwt.token_blacklist_serializer", &J::token_blacklist_serializer),
        own("simple_jwt.sliding_token_obtain_serializer", &J::sliding_token_obtain_serializer),
        own("simple_jwt.sliding_token_refresh_serializer", &J::sliding_token_refresh_serializer),
        own("simple_jwt.check_revoke_token", &J::check_revoke_token),
        own("simple_jwt.revoke_token_claim", &J::revoke_token_claim),
        own("simple_jwt.check_user_is_active", &J::check_user_is_active),
        {"simple_jwt.keys", hidden(s.keys), "{}"},
        {"simple_jwt.encryption.algorithm", shown(s.encryption.algorithm), "\"\""},
        {"simple_jwt.encryption.key", hidden(s.encryption.key), "\"\""},
        cookie("simple_jwt.cookies.access_cookie", &JwtCookieSettings::access_cookie),
        cookie("simple_jwt.cookies.refresh_cookie", &JwtCookieSettings::refresh_cookie),
        cookie("simple_jwt.cookies.refresh_path", &JwtCookieSettings::refresh_path),
        cookie("simple_jwt.cookies.access_samesite", &JwtCookieSettings::access_samesite),
        cookie("simple_jwt.cookies.refresh_samesite", &JwtCookieSettings::refresh_samesite),
        own("simple_jwt.check_user_on_refresh", &J::check_user_on_refresh),
    };
}

std::vector<Line> lines(const Settings& s) {
    const Settings usual;
    const auto &sec = s.security, &usual_sec = usual.security;
    const auto &up = s.uploads, &usual_up = usual.uploads;
    const auto &ses = s.session, &usual_ses = usual.session;
    const auto &csrf = s.csrf, &usual_csrf = usual.csrf;
    const auto &cors = s.cors, &usual_cors = usual.cors;
    const auto &pass = s.auth.passwords, &usual_pass = usual.auth.passwords;
    const auto &rest = s.rest_framework, &usual_rest = usual.rest_framework;
    return {
        {"secret_key", hidden(s.secret_key), hidden(usual.secret_key)},
        line("debug", s, usual, &Settings::debug),
        line("allowed_hosts", s, usual, &Settings::allowed_hosts),
        {"installed_apps", std::to_string(s.installed_apps.size()) + " apps", "0 apps"},
        {"database", without_password(s.database), without_password(usual.database)},
        line("append_slash", s, usual, &Settings::append_slash),
        line("prepend_www", s, usual, &Settings::prepend_www),
        line("disallowed_user_agents", s, usual, &Settings::disallowed_user_agents),
        line("use_x_forwarded_host", s, usual, &Settings::use_x_forwarded_host),
        line("use_x_forwarded_port", s, usual, &Settings::use_x_forwarded_port),
        line("force_script_name", s, usual, &Settings::force_script_name),
        line("internal_ips", s, usual, &Settings::internal_ips),
        line("time_zone", s, usual, &Settings::time_zone),
        line("language_code", s, usual, &Settings::language_code),
        line("static_url", s, usual, &Settings::static_url),
        line("static_root", s, usual, &Settings::static_root),
        line("media_url", s, usual, &Settings::media_url),
        line("media_root", s, usual, &Settings::media_root),
        line("auth_user_model", s, usual, &Settings::auth_user_model),
        line("auth.passwords.hashers", pass, usual_pass, &PasswordSettings::hashers),
        line("auth.passwords.hasher_costs.pbkdf2_iterations", pass.hasher_costs,
             usual_pass.hasher_costs, &HasherCosts::pbkdf2_iterations),
        {"auth.passwords.validators", std::to_string(pass.validators.size()) + " validators",
         "0 validators"},
        line("auth.passwords.reset_timeout", pass, usual_pass, &PasswordSettings::reset_timeout),
        line("login_url", s, usual, &Settings::login_url),
        line("login_redirect_url", s, usual, &Settings::login_redirect_url),
        line("log_level", s, usual, &Settings::log_level),
        line("silenced_system_checks", s, usual, &Settings::silenced_system_checks),
        line("uploads.data_max_memory_size", up, usual_up, &UploadSettings::data_max_memory_size),
        line("uploads.data_max_number_fields", up, usual_up,
             &UploadSettings::data_max_number_fields),
        line("uploads.data_max_number_files", up, usual_up, &UploadSettings::data_max_number_files),
        line("uploads.file_max_memory_size", up, usual_up, &UploadSettings::file_max_memory_size),
        line("uploads.temp_dir", up, usual_up, &UploadSettings::temp_dir),
        line("security.ssl_redirect", sec, usual_sec, &SecuritySettings::ssl_redirect),
        line("security.ssl_host", sec, usual_sec, &SecuritySettings::ssl_host),
        line("security.redirect_exempt", sec, usual_sec, &SecuritySettings::redirect_exempt),
        line("security.proxy_ssl_header", sec, usual_sec, &SecuritySettings::proxy_ssl_header),
        line("security.hsts_seconds", sec, usual_sec, &SecuritySettings::hsts_seconds),
        line("security.hsts_include_subdomains", sec, usual_sec,
             &SecuritySettings::hsts_include_subdomains),
        line("security.hsts_preload", sec, usual_sec, &SecuritySettings::hsts_preload),
        line("security.content_type_nosniff", sec, usual_sec,
             &SecuritySettings::content_type_nosniff),
        line("security.referrer_policy", sec, usual_sec, &SecuritySettings::referrer_policy),
        line("security.cross_origin_opener_policy", sec, usual_sec,
             &SecuritySettings::cross_origin_opener_policy),
        line("security.x_frame_options", sec, usual_sec, &SecuritySettings::x_frame_options),
        line("session.engine", ses, usual_ses, &SessionSettings::engine),
        line("session.cookie_name", ses, usual_ses, &SessionSettings::cookie_name),
        line("session.cookie_age", ses, usual_ses, &SessionSettings::cookie_age),
        line("session.cookie_domain", ses, usual_ses, &SessionSettings::cookie_domain),
        line("session.cookie_path", ses, usual_ses, &SessionSettings::cookie_path),
        line("session.cookie_secure", ses, usual_ses, &SessionSettings::cookie_secure),
        line("session.cookie_httponly", ses, usual_ses, &SessionSettings::cookie_httponly),
        line("session.cookie_samesite", ses, usual_ses, &SessionSettings::cookie_samesite),
        line("session.save_every_request", ses, usual_ses, &SessionSettings::save_every_request),
        line("session.expire_at_browser_close", ses, usual_ses,
             &SessionSettings::expire_at_browser_close),
        line("session.file_path", ses, usual_ses, &SessionSettings::file_path),
        line("csrf.cookie_name", csrf, usual_csrf, &CsrfSettings::cookie_name),
        line("csrf.cookie_age", csrf, usual_csrf, &CsrfSettings::cookie_age),
        line("csrf.cookie_domain", csrf, usual_csrf, &CsrfSettings::cookie_domain),
        line("csrf.cookie_path", csrf, usual_csrf, &CsrfSettings::cookie_path),
        line("csrf.cookie_secure", csrf, usual_csrf, &CsrfSettings::cookie_secure),
        line("csrf.cookie_httponly", csrf, usual_csrf, &CsrfSettings::cookie_httponly),
        line("csrf.cookie_samesite", csrf, usual_csrf, &CsrfSettings::cookie_samesite),
        line("csrf.header_name", csrf, usual_csrf, &CsrfSettings::header_name),
        line("csrf.trusted_origins", csrf, usual_csrf, &CsrfSettings::trusted_origins),
        line("csrf.use_sessions", csrf, usual_csrf, &CsrfSettings::use_sessions),
        line("cors.allow_all_origins", cors, usual_cors, &CorsSettings::allow_all_origins),
        line("cors.allowed_origins", cors, usual_cors, &CorsSettings::allowed_origins),
        line("cors.allowed_origin_regexes", cors, usual_cors,
             &CorsSettings::allowed_origin_regexes),
        line("cors.allow_credentials", cors, usual_cors, &CorsSettings::allow_credentials),
        line("cors.allow_headers", cors, usual_cors, &CorsSettings::allow_headers),
        line("cors.allow_methods", cors, usual_cors, &CorsSettings::allow_methods),
        line("cors.expose_headers", cors, usual_cors, &CorsSettings::expose_headers),
        line("cors.preflight_max_age", cors, usual_cors, &CorsSettings::preflight_max_age),
        line("cors.allow_private_network", cors, usual_cors, &CorsSettings::allow_private_network),
        line("cors.urls_regex", cors, usual_cors, &CorsSettings::urls_regex),
        line("rest_framework.page_size", rest, usual_rest, &RestFrameworkSettings::page_size),
        line("rest_framework.search_param", rest, usual_rest, &RestFrameworkSettings::search_param),
        line("rest_framework.ordering_param", rest, usual_rest,
             &RestFrameworkSettings::ordering_param),
        line("rest_framework.allowed_versions", rest, usual_rest,
             &RestFrameworkSettings::allowed_versions),
        line("rest_framework.default_throttle_rates", rest, usual_rest,
             &RestFrameworkSettings::default_throttle_rates),
        line("rest_framework.compact_json", rest, usual_rest, &RestFrameworkSettings::compact_json),
        line("rest_framework.strict_json", rest, usual_rest, &RestFrameworkSettings::strict_json),
    };
}

class DiffSettings : public Command {
 public:
    std::string_view name() const override { return "diffsettings"; }
    std::string_view help() const override {
        return "Shows how the settings differ from the defaults; secrets stay hidden.";
    }
    void add_arguments(Arguments& arguments) const override {
        arguments.flag("--all", "show all settings; those that differ are marked ###");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        const bool all = arguments.is_set("--all");
        std::vector<Line> all_lines = lines(context.settings());
        std::ranges::move(simple_jwt_lines(context.settings().simple_jwt),
                          std::back_inserter(all_lines));
        for (const Line& entry : all_lines) {
            const bool differs = entry.value != entry.usual;
            if (!differs && !all) continue;
            context.console().line((all && differs ? "### " : "") + std::string(entry.name) +
                                   " = " + entry.value);
        }
        return 0;
    }
};

}  // namespace

std::unique_ptr<Command> make_diffsettings() {
    return std::make_unique<DiffSettings>();
}

}  // namespace cadenza::management
