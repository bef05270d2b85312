#include "cadenza/middleware/security.h"

#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"

namespace cadenza {
namespace {

// "a, b ,c" as "a,b,c"
std::string without_blanks(std::string_view list) {
    std::string out;
    while (true) {
        const std::size_t comma = list.find(',');
        out += strip(list.substr(0, comma));
        if (comma == std::string_view::npos) return out;
        out += ',';
        list.remove_prefix(comma + 1);
    }
}

}  // namespace

SecurityMiddleware::SecurityMiddleware(const Settings& settings)
    : settings_(settings),
      redirect_exempt_("security.redirect_exempt", settings.security.redirect_exempt) {
    const SecuritySettings& security = settings.security;
    if (security.hsts_seconds > 0) {
        std::string value = "max-age=" + std::to_string(security.hsts_seconds);
        if (security.hsts_include_subdomains) value += "; includeSubDomains";
        if (security.hsts_preload) value += "; preload";
        transport_security_.emplace("Strict-Transport-Security", std::move(value));
    }
    if (security.content_type_nosniff) headers_.emplace_back("X-Content-Type-Options", "nosniff");
    if (!security.referrer_policy.empty()) {
        headers_.emplace_back("Referrer-Policy", without_blanks(security.referrer_policy));
    }
    if (!security.cross_origin_opener_policy.empty()) {
        headers_.emplace_back("Cross-Origin-Opener-Policy", security.cross_origin_opener_policy);
    }
}

Response SecurityMiddleware::process(Request& request, Next next) const {
    if (settings_.security.ssl_redirect && !request.is_secure()) {
        std::string_view path = request.path();
        while (path.starts_with('/')) path.remove_prefix(1);
        if (!redirect_exempt_.any_in(path)) {
            const std::string host = settings_.security.ssl_host.empty()
                                         ? request.get_host()
                                         : settings_.security.ssl_host;
            return HttpResponsePermanentRedirect("https://" + host + request.get_full_path());
        }
    }
    Response response = next(request);
    if (transport_security_ && request.is_secure())
        response.headers.set_default(*transport_security_);
    for (const FixedHeader& header : headers_) response.headers.set_default(header);
    return response;
}

}  // namespace cadenza
