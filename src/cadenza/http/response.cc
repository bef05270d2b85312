#include "cadenza/http/response.h"

#include <array>

#include "cadenza/base/text.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/uri.h"

namespace cadenza {
namespace {

constexpr std::size_t kMaxRedirect = 16'384;

const std::array<FixedHeader, 5>& usual_content_types() {
    static const std::array<FixedHeader, 5> types{
        FixedHeader("Content-Type", std::string(kHtml)),
        FixedHeader("Content-Type", "application/json"), FixedHeader("Content-Type", "text/plain"),
        FixedHeader("Content-Type", "text/html"),
        FixedHeader("Content-Type", "text/plain; charset=utf-8")};
    return types;
}

}  // namespace

Response::Response() noexcept = default;
Response::Response(Empty, int status) noexcept : status_code(status) {}
Response::Response(Response&&) noexcept = default;
Response& Response::operator=(Response&&) noexcept = default;
Response::~Response() = default;

Response::Response(Value value, int status, std::initializer_list<HeaderView> more)
    : status_code(status), is_rendered(false), headers(more), data(std::move(value)) {}

Response::Response(std::string body, std::string_view content_type, int status)
    : status_code(status), content(std::move(body)) {
    // The usual types need neither a copy nor a check.
    for (const FixedHeader& usual : usual_content_types()) {
        if (usual.value() != content_type) continue;
        headers.set_default(usual);
        return;
    }
    headers.set("Content-Type", content_type);
}

void Response::set_cookie(std::string_view name, std::string_view value,
                          const CookieOptions& options) {
    std::string line = render_set_cookie(name, value, options);
    std::vector<std::string> others;
    bool replaced = false;
    for (std::string_view known : headers.getall("Set-Cookie")) {
        bool same =
            known.size() > name.size() && known.starts_with(name) && known[name.size()] == '=';
        replaced = replaced || same;
        others.emplace_back(same ? std::string_view(line) : known);
    }
    if (!replaced) return headers.append("Set-Cookie", line);
    headers.erase("Set-Cookie");
    for (const std::string& cookie : others) headers.append("Set-Cookie", cookie);
}

void Response::delete_cookie(std::string_view name, std::string_view path, std::string_view domain,
                             std::string_view samesite) {
    // Browsers refuse cookies with these prefixes, and SameSite=None, unless they are secure.
    bool secure = name.starts_with("__Secure-") || name.starts_with("__Host-") ||
                  ascii_iequals(samesite, "none");
    set_cookie(name, "",
               {.max_age = 0,
                .expires = DateTime{},
                .path = path,
                .domain = domain,
                .secure = secure,
                .samesite = samesite});
}

HttpResponseRedirect::HttpResponseRedirect(std::string_view location, int status)
    : Response(std::string(), kHtml, status) {
    if (location.size() > kMaxRedirect) {
        throw DisallowedRedirect("Unsafe redirect exceeding " + std::to_string(kMaxRedirect) +
                                 " characters");
    }
    std::string scheme = split_uri(location).scheme;
    if (!scheme.empty() && scheme != "http" && scheme != "https" && scheme != "ftp") {
        throw DisallowedRedirect("Unsafe redirect to URL with protocol '" + scheme + "'");
    }
    headers.set("Location", iri_to_uri(location));
}

HttpResponseNotAllowed::HttpResponseNotAllowed(MethodSet allowed, std::string body)
    : HttpResponse(std::move(body), kHtml, status::HTTP_405_METHOD_NOT_ALLOWED) {
    headers.set("Allow", allowed.str());
}

StreamingHttpResponse::StreamingHttpResponse(std::unique_ptr<BodyStream> body,
                                             std::string_view content_type, int status)
    : Response(std::string(), content_type, status) {
    stream = std::move(body);
}

}  // namespace cadenza
