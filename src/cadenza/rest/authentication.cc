#include "cadenza/rest/authentication.h"

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/text.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::authentication {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f\v";

std::string_view strip(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string from_latin1(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80) {
            text += byte;
        } else {
            text += static_cast<char>(0xC0 | code >> 6);
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return text;
}

}  // namespace

std::string BaseAuthentication::authenticate_header(Request&) const {
    return {};
}

bool AuthorizationHeader::is(std::string_view name) const {
    return same_header_name(scheme, name);
}

AuthorizationHeader AuthorizationHeader::of(const Request& request) {
    const std::string_view header = strip(request.header("Authorization"));
    const std::size_t end = header.find_first_of(kBlanks);
    if (end == std::string_view::npos) return {header, {}};
    return {header.substr(0, end), strip(header.substr(end))};
}

std::optional<Credentials> BaseBasicAuthentication::authenticate(Request& request) const {
    const AuthorizationHeader header = AuthorizationHeader::of(request);
    if (!header.is("basic")) return std::nullopt;
    if (header.rest.empty()) {
        throw AuthenticationFailed("Invalid basic header. No credentials provided.");
    }
    if (header.rest.find_first_of(kBlanks) != std::string_view::npos) {
        throw AuthenticationFailed(
            "Invalid basic header. Credentials string should not contain spaces.");
    }
    std::optional<std::string> decoded = crypto::base64_decode(header.rest);
    if (!decoded) {
        throw AuthenticationFailed(
            "Invalid basic header. Credentials not correctly base64 encoded.");
    }
    if (!is_utf8(*decoded)) decoded = from_latin1(*decoded);
    const std::string_view pair = *decoded;
    const std::size_t colon = pair.find(':');
    const std::string_view password = colon == std::string_view::npos ? "" : pair.substr(colon + 1);
    return authenticate_credentials(pair.substr(0, colon), password, request);
}

std::string BaseBasicAuthentication::authenticate_header(Request&) const {
    return "Basic realm=\"" + www_authenticate_realm + "\"";
}

std::optional<Credentials> BaseTokenAuthentication::authenticate(Request& request) const {
    const AuthorizationHeader header = AuthorizationHeader::of(request);
    if (!header.is(keyword)) return std::nullopt;
    if (header.rest.empty()) {
        throw AuthenticationFailed("Invalid token header. No credentials provided.");
    }
    if (header.rest.find_first_of(kBlanks) != std::string_view::npos) {
        throw AuthenticationFailed("Invalid token header. Token string should not contain spaces.");
    }
    if (!is_utf8(header.rest)) {
        throw AuthenticationFailed(
            "Invalid token header. Token string should not contain invalid characters.");
    }
    return authenticate_credentials(header.rest, request);
}

std::string BaseTokenAuthentication::authenticate_header(Request&) const {
    return keyword;
}

}  // namespace cadenza::authentication
