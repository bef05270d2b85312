#include "cadenza/http/conditional.h"

#include <algorithm>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/http/header_parameters.h"
#include "cadenza/http/http_date.h"
#include "cadenza/http/request.h"

namespace cadenza {
namespace {

constexpr std::size_t kMaxEtags = 100;

bool is_etag(std::string_view text) {
    if (text.starts_with("W/")) text.remove_prefix(2);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
    return text.substr(1, text.size() - 2).find('"') == std::string_view::npos;
}

std::string_view without_weakness(std::string_view etag) {
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    return etag;
}

bool is_any(const std::vector<std::string_view>& etags) {
    return etags.size() == 1 && etags[0] == "*";
}

bool if_match_passes(std::string_view etag, const std::vector<std::string_view>& etags) {
    if (etag.empty()) return false;
    if (is_any(etags)) return true;
    return !etag.starts_with("W/") && std::ranges::find(etags, etag) != etags.end();
}

bool if_none_match_passes(std::string_view etag, const std::vector<std::string_view>& etags) {
    if (etag.empty()) return true;
    if (is_any(etags)) return false;
    return std::ranges::none_of(etags, [&](std::string_view theirs) {
        return without_weakness(theirs) == without_weakness(etag);
    });
}

bool is_read(const Request& request) {
    return request.is(Method::GET) || request.is(Method::HEAD);
}

}  // namespace

std::vector<std::string_view> parse_etags(std::string_view header) {
    std::vector<std::string_view> etags;
    if (header == "*") return {header};
    while (!header.empty() && etags.size() < kMaxEtags) {
        const std::string_view part = internal::take_header_part(header, ',');
        if (is_etag(part)) etags.push_back(part);
    }
    return etags;
}

std::string quote_etag(std::string_view text) {
    return is_etag(text) ? std::string(text) : "\"" + std::string(text) + "\"";
}

Precondition check_preconditions(const Request& request, std::string_view etag,
                                 std::optional<std::int64_t> last_modified) {
    const auto if_match = parse_etags(request.header("If-Match"));
    const auto if_none_match = parse_etags(request.header("If-None-Match"));
    const auto unmodified_since = parse_http_date(request.header("If-Unmodified-Since"));
    const auto modified_since = parse_http_date(request.header("If-Modified-Since"));
    if (!if_match.empty()) {
        if (!if_match_passes(etag, if_match)) return Precondition::Failed;
    } else if (unmodified_since && !(last_modified && *last_modified <= *unmodified_since)) {
        return Precondition::Failed;
    }
    if (!if_none_match.empty()) {
        if (if_none_match_passes(etag, if_none_match)) return Precondition::Proceed;
        return is_read(request) ? Precondition::NotModified : Precondition::Failed;
    }
    const bool unchanged = modified_since && last_modified && *last_modified <= *modified_since;
    return unchanged && is_read(request) ? Precondition::NotModified : Precondition::Proceed;
}

Response conditional_get(const Request& request, Response response) {
    if (!is_read(request) || !status::is_success(response.status_code)) return response;
    if (!response.headers.contains("ETag") && !response.is_streaming() &&
        !response.content.empty() &&
        response.headers["Cache-Control"].find("no-store") == std::string_view::npos) {
        response.headers.set("ETag", quote_etag(crypto::md5_hex(response.content)));
    }
    const auto changed = parse_http_date(response.headers["Last-Modified"]);
    switch (check_preconditions(request, response.headers["ETag"], changed)) {
        case Precondition::Proceed: return response;
        case Precondition::Failed: return Response(status::HTTP_412_PRECONDITION_FAILED);
        case Precondition::NotModified: break;
    }
    HttpResponseNotModified not_modified;
    for (std::string_view name : {"Cache-Control", "Content-Location", "Date", "ETag", "Expires",
                                  "Last-Modified", "Vary"}) {
        if (const HeaderView* header = response.headers.find(name))
            not_modified.headers.set(name, header->second);
    }
    for (std::string_view cookie : response.headers.getall("Set-Cookie")) {
        not_modified.headers.append("Set-Cookie", cookie);
    }
    return not_modified;
}

}  // namespace cadenza
