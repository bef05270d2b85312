#include "cadenza/validation/functions.h"

#include <algorithm>

#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/validation/domain_name.h"
#include "cadenza/validation/email_validator.h"
#include "cadenza/validation/ip_address.h"

namespace cadenza {
namespace {

std::optional<ValidationMessage> refuse(const char* message) {
    return ValidationMessage{message, "invalid"};
}

template <class Test>
bool all_of_text(std::string_view text, Test test) {
    for (std::size_t i = 0; i < text.size();) {
        if (!test(next_code_point(text, i))) return false;
    }
    return !text.empty();
}

bool is_digits(std::string_view text) {
    return all_of_text(text, [](char32_t c) { return decimal_digit(c) >= 0; });
}

// As in a Python regular expression.
std::string escape_regex(std::string_view text) {
    std::string out;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && !is_word(byte)) out += '\\';
        out += c;
    }
    return out;
}

}  // namespace

std::optional<ValidationMessage> validate_integer(const Value& value) {
    std::string text = value.str();
    std::string_view digits = text;
    if (digits.starts_with('-')) digits.remove_prefix(1);
    return is_digits(digits) ? std::nullopt : refuse("Enter a valid integer.");
}

std::optional<ValidationMessage> validate_email(const Value& value) {
    static const EmailValidator validator;
    return validator.check(value);
}

std::optional<ValidationMessage> validate_slug(const Value& value) {
    bool fits =
        all_of_text(value.str(), [](char32_t c) { return c < 0x80 && (is_word(c) || c == '-'); });
    if (fits) return std::nullopt;
    return refuse("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.");
}

std::optional<ValidationMessage> validate_unicode_slug(const Value& value) {
    if (all_of_text(value.str(), [](char32_t c) { return is_word(c) || c == '-'; }))
        return std::nullopt;
    return refuse(
        "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.");
}

std::optional<ValidationMessage> validate_ipv4_address(const Value& value) {
    return is_ipv4_address(value.str()) ? std::nullopt : refuse("Enter a valid IPv4 address.");
}

std::optional<ValidationMessage> validate_ipv6_address(const Value& value) {
    return is_ipv6_address(value.str()) ? std::nullopt : refuse("Enter a valid IPv6 address.");
}

std::optional<ValidationMessage> validate_ipv46_address(const Value& value) {
    std::string text = value.str();
    bool fits = is_ipv4_address(text) || is_ipv6_address(text);
    return fits ? std::nullopt : refuse("Enter a valid IPv4 or IPv6 address.");
}

std::optional<ValidationMessage> validate_comma_separated_integer_list(const Value& value) {
    std::string text = value.str();
    std::string_view rest = text;
    while (true) {
        std::size_t comma = rest.find(',');
        if (!is_digits(rest.substr(0, comma)))
            return refuse("Enter only digits separated by commas.");
        if (comma == rest.npos) return std::nullopt;
        rest.remove_prefix(comma + 1);
    }
}

std::optional<ValidationMessage> validate_domain_name(const Value& value) {
    constexpr std::size_t kMaxLength = 255;
    bool fits = value.is_text() && utf8_length(value.as_text()) <= kMaxLength &&
                internal::is_host_name(value.as_text(), false);
    return fits ? std::nullopt : refuse("Enter a valid domain name.");
}

RegexValidator int_list_validator(std::string_view separator, std::string message, std::string code,
                                  bool allow_negative) {
    std::string number = allow_negative ? R"((-)?\d+)" : R"(\d+)";
    std::string regex = "^" + number + "(?:" + escape_regex(separator) + number + R"()*\Z)";
    return RegexValidator(std::move(regex), std::move(message), std::move(code));
}

}  // namespace cadenza
