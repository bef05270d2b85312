#include "cadenza/rest/jwt/cookies.h"

#include <algorithm>

#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/rest/jwt/config.h"
#include "cadenza/rest/jwt/tokens.h"

namespace cadenza::jwt {
namespace {

const JwtCookieSettings& cookie_settings() {
    return config().settings.cookies;
}

}  // namespace

TokenCookies::TokenCookies(Request& request)
    : request_(request), plain_(request.settings->debug && !request.is_secure()) {
    const JwtCookieSettings& settings = cookie_settings();
    access_name_ = (plain_ ? "" : "__Host-") + settings.access_cookie;
    refresh_name_ = (plain_ ? "" : "__Secure-") + settings.refresh_cookie;
}

std::optional<std::string> TokenCookies::value(const std::string& name) const {
    if (!request_.has_header("Cookie")) return std::nullopt;
    const Value* cookie = request_.COOKIES().find(name);
    if (cookie == nullptr || cookie->as_text().empty()) return std::nullopt;
    return cookie->as_text();
}

std::optional<std::string> TokenCookies::access() const {
    return value(access_name_);
}

std::optional<std::string> TokenCookies::refresh() const {
    return value(refresh_name_);
}

void TokenCookies::set(Response& response, const std::string& name, std::string_view token,
                       std::string_view path, std::string_view samesite) const {
    constexpr std::int64_t kSecond = 1'000'000;
    const Duration left = UntypedToken(token, false).expires_at() - DateTime::now();
    response.set_cookie(
        name, token,
        {.max_age = std::max<std::int64_t>((left.microseconds + kSecond - 1) / kSecond, 0),
         .path = path,
         .secure = !plain_,
         .httponly = true,
         .samesite = samesite});
}

void TokenCookies::set_access(Response& response, std::string_view token) const {
    set(response, access_name_, token, "/", cookie_settings().access_samesite);
}

void TokenCookies::set_refresh(Response& response, std::string_view token) const {
    set(response, refresh_name_, token, cookie_settings().refresh_path,
        cookie_settings().refresh_samesite);
}

void TokenCookies::clear(Response& response) const {
    const JwtCookieSettings& settings = cookie_settings();
    response.delete_cookie(access_name_, "/", {}, settings.access_samesite);
    response.delete_cookie(refresh_name_, settings.refresh_path, {}, settings.refresh_samesite);
}

}  // namespace cadenza::jwt
