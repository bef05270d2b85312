#include "cadenza/validation/url_validator.h"

#include <algorithm>

#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/validation/describe.h"
#include "cadenza/validation/domain_name.h"
#include "cadenza/validation/ip_address.h"

namespace cadenza {
namespace {

constexpr std::size_t kMaxLength = 2'048;
constexpr std::size_t kMaxHostLength = 253;  // RFC 1034 section 3.1, without the dot at the end

bool has_space(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_space(next_code_point(text, i))) return true;
    }
    return false;
}

// Characters such as "℀" become "a/c" when a name is normalised, and the host another one
// (urllib.parse.urlsplit refuses them too).
bool hides_delimiters(std::string_view authority) {
    bool ascii =
        std::ranges::all_of(authority, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) return false;
    auto count = [](std::string_view text) {
        return std::ranges::count_if(text, [](char c) {
            return std::string_view("/?#@:").find(c) != std::string_view::npos;
        });
    };
    return count(to_ascii(authority)) != count(authority);
}

bool is_user_info(std::string_view text) {
    std::size_t colon = text.find(':');
    std::string_view password = colon == text.npos ? std::string_view() : text.substr(colon + 1);
    return !text.substr(0, colon).empty() && password.find(':') == password.npos &&
           text.find_first_of("@[]") == text.npos;
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == text.npos;
}

bool is_host(std::string_view host) {
    if (host.starts_with('[')) {
        return host.ends_with(']') && is_ipv6_address(host.substr(1, host.size() - 2));
    }
    if (utf8_length(host) > kMaxHostLength) return false;
    return is_ipv4_address(host) || ascii_iequals(host, "localhost") ||
           internal::is_host_name(host, true);
}

bool is_authority(std::string_view authority) {
    if (hides_delimiters(authority)) return false;
    std::size_t at = authority.rfind('@');
    if (at != authority.npos) {
        if (!is_user_info(authority.substr(0, at))) return false;
        authority.remove_prefix(at + 1);
    }
    std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
    std::size_t colon = bracket == authority.npos ? bracket : authority.find(':', bracket);
    if (colon != authority.npos && !is_port(authority.substr(colon + 1))) return false;
    return is_host(authority.substr(0, colon));
}

}  // namespace

URLValidator::URLValidator(std::vector<std::string> schemes, std::string message, std::string code)
    : schemes_(std::move(schemes)), message_(std::move(message)), code_(std::move(code)) {}

std::optional<ValidationMessage> URLValidator::check(const Value& value) const {
    auto valid = [&] {
        if (!value.is_text()) return false;
        std::string_view url = value.as_text();
        if (url.size() > kMaxLength * 4 || utf8_length(url) > kMaxLength || has_space(url))
            return false;
        std::size_t scheme = url.find("://");
        if (scheme == url.npos) return false;
        if (std::ranges::find(schemes_, ascii_lower(url.substr(0, scheme))) == schemes_.end())
            return false;
        std::string_view rest = url.substr(scheme + 3);
        return is_authority(rest.substr(0, rest.find_first_of("/?#")));
    };
    if (valid()) return std::nullopt;
    const std::pair<std::string_view, std::string> parameters[] = {{"value", value.str()}};
    std::string_view message = message_.empty() ? std::string_view("Enter a valid URL.") : message_;
    return ValidationMessage{internal::interpolate(message, parameters), code_};
}

std::string URLValidator::describe() const {
    bool plain_code = code_ == "invalid", plain_message = message_.empty() && plain_code;
    std::string out = "URLValidator(";
    if (schemes_ != URLValidator().schemes_ || !plain_message) {
        out += "{";
        for (std::size_t i = 0; i < schemes_.size(); ++i)
            out += (i ? ", " : "") + internal::cpp_string(schemes_[i]);
        out += "}";
    }
    if (!plain_message) out += ", " + internal::cpp_string(message_);
    if (!plain_code) out += ", " + internal::cpp_string(code_);
    return out + ")";
}

}  // namespace cadenza
