#include "cadenza/middleware/cors.h"

#include <algorithm>

#include "cadenza/conf/settings.h"

namespace cadenza {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

CorsMiddleware::CorsMiddleware(const Settings& settings)
    : settings_(settings),
      allowed_expressions_("cors.allowed_origin_regexes", settings.cors.allowed_origin_regexes),
      urls_("cors.urls_regex", {settings.cors.urls_regex}),
      expose_headers_(joined(settings.cors.expose_headers)),
      allow_headers_(joined(settings.cors.allow_headers)),
      allow_methods_(joined(settings.cors.allow_methods)) {
    for (const std::string& origin : settings.cors.allowed_origins) {
        if (origin == "null") {
            allows_null_ = true;
        } else {
            allowed_.push_back(split_uri(origin));
        }
    }
}

bool CorsMiddleware::concerns(const Request& request) const {
    if (urls_.any_at_start_of(request.path())) return true;
    const auto allow = settings_.cors.allow_request;
    return allow != nullptr && allow(request);
}

bool CorsMiddleware::allows(const Request& request, std::string_view origin) const {
    if (settings_.cors.allow_all_origins) return true;
    if (origin == "null" && allows_null_) return true;
    const SplitUri parts = split_uri(origin);
    const auto same = [&](const SplitUri& other) {
        return other.scheme == parts.scheme && other.netloc == parts.netloc;
    };
    // "null" and other texts without a scheme are equal to no origin.
    if (!parts.netloc.empty() && std::ranges::any_of(allowed_, same)) return true;
    if (allowed_expressions_.any_at_start_of(origin)) return true;
    const auto allow = settings_.cors.allow_request;
    return allow != nullptr && allow(request);
}

void CorsMiddleware::add_headers(const Request& request, Response& response) const {
    response.headers.add_to_list("Vary", "origin");
    const std::string_view origin = request.header("Origin");
    if (origin.empty() || !allows(request, origin)) return;
    const CorsSettings& cors = settings_.cors;
    const bool any = cors.allow_all_origins && !cors.allow_credentials;
    response.headers.set("Access-Control-Allow-Origin", any ? "*" : origin);
    if (cors.allow_credentials) response.headers.borrow("Access-Control-Allow-Credentials", "true");
    if (!expose_headers_.empty())
        response.headers.borrow("Access-Control-Expose-Headers", expose_headers_);
    if (request.is(OPTIONS)) {
        response.headers.borrow("Access-Control-Allow-Headers", allow_headers_);
        response.headers.borrow("Access-Control-Allow-Methods", allow_methods_);
        constexpr std::int64_t kSecond = 1'000'000;
        const std::int64_t age = cors.preflight_max_age.microseconds / kSecond;
        if (age != 0) response.headers.set("Access-Control-Max-Age", std::to_string(age));
    }
    if (cors.allow_private_network &&
        request.header("Access-Control-Request-Private-Network") == "true") {
        response.headers.borrow("Access-Control-Allow-Private-Network", "true");
    }
}

Response CorsMiddleware::process(Request& request, Next next) const {
    if (!concerns(request)) return next(request);
    const bool is_preflight =
        request.is(OPTIONS) && request.has_header("Access-Control-Request-Method");
    Response response = is_preflight ? Response(HttpResponse()) : next(request);
    add_headers(request, response);
    return response;
}

}  // namespace cadenza
