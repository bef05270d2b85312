#include "cadenza/rest/fields/text_fields.h"

#include <algorithm>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/text.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/validation/ip_address.h"
#include "cadenza/validation/validators.h"

namespace cadenza::serializers {
namespace {

bool is_blank(const Value& data, bool trim) {
    if (!data.is_text()) return false;
    const std::string& text = data.as_text();
    if (text.empty()) return true;
    return trim && strip(text).empty();
}

}  // namespace

CharField::CharField(OptionList<kOptions> options) : CharField(collect(options)) {}

CharField::CharField(FieldOptions options) : Field(std::move(options)) {
    trim_ = options_.trim_whitespace.value_or(true);
    min_length_ = options_.min_length.value_or(-1);
    max_length_ = options_.max_length.value_or(-1);
    default_error_messages(
        {{"invalid", "Not a valid string."},
         {"blank", "This field may not be blank."},
         {"max_length", "Ensure this field has no more than {max_length} characters."},
         {"min_length", "Ensure this field has at least {min_length} characters."}});
}

std::optional<Value> CharField::run_validation(const Value* data, FieldScope& scope) const {
    // Before everything else, so that no subclass has to think of empty text.
    if (data != nullptr && is_blank(*data, trim_)) {
        if (!allow_blank_) fail("blank");
        return Value("");
    }
    return Field::run_validation(data, scope);
}

Value CharField::to_internal_value(const Value& data) const {
    switch (data.kind()) {
        case Value::Kind::Text: {
            const std::string& text = data.as_text();
            if (!trim_) return data;
            return Value(strip(text));
        }
        case Value::Kind::Int:
        case Value::Kind::BigInt:
        case Value::Kind::Float: return Value(data.str());
        default: fail("invalid");
    }
}

void CharField::check(const Value& value, ErrorDetail& errors) const {
    const std::string& text = value.as_text();
    if (max_length_ >= 0 || min_length_ > 0) {
        const auto length = static_cast<std::int64_t>(utf8_length(text));
        if (max_length_ >= 0 && length > max_length_)
            errors.push_back(error("max_length", {{"max_length", std::to_string(max_length_)}}));
        if (min_length_ >= 0 && length < min_length_)
            errors.push_back(error("min_length", {{"min_length", std::to_string(min_length_)}}));
    }
    if (text.find('\0') != std::string::npos)
        errors.push_back(
            ErrorDetail("Null characters are not allowed.", "null_characters_not_allowed"));
}

Value CharField::to_representation(const Value& value) const {
    return value.is_text() ? value : Value(value.str());
}

void CharField::write_value(const Value& value, JsonWriter& out, FieldScope&) const {
    if (value.is_text())
        out.text(value.as_text());
    else
        out.text(value.str());
}

Value CharField::get_initial() const {
    return options_.initial.value_or(Value(""));
}

// ------------------------------------------------------------------------------------- EmailField

EmailField::EmailField(OptionList<CharField::kOptions> options) : EmailField(collect(options)) {}

EmailField::EmailField(FieldOptions options) : CharField(std::move(options)) {
    default_error_messages({{"invalid", "Enter a valid email address."}});
}

void EmailField::check(const Value& value, ErrorDetail& errors) const {
    CharField::check(value, errors);
    static const Validator is_email{EmailValidator()};
    if (is_email(value)) errors.push_back(error("invalid"));
}

// ------------------------------------------------------------------------------------- RegexField

RegexField::RegexField(OptionList<kOptions> options) : RegexField(collect(options)) {}

RegexField::RegexField(FieldOptions options) : CharField(std::move(options)) {
    if (!options_.regex) throw ImproperlyConfigured("RegexField needs the option regex.");
    pattern_ = std::make_shared<const Validator>(RegexValidator(*options_.regex));
    default_error_messages({{"invalid", "This value does not match the required pattern."}});
}

RegexField::RegexField(const RegexField&) = default;
RegexField::~RegexField() = default;

void RegexField::check(const Value& value, ErrorDetail& errors) const {
    CharField::check(value, errors);
    if ((*pattern_)(value)) errors.push_back(error("invalid"));
}

// -------------------------------------------------------------------------------------- SlugField

SlugField::SlugField(OptionList<kOptions> options) : SlugField(collect(options)) {}

SlugField::SlugField(FieldOptions options) : CharField(std::move(options)) {
    default_error_messages(
        {{"invalid",
          "Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens."},
         {"invalid_unicode",
          "Enter a valid \"slug\" consisting of Unicode letters, numbers, underscores, or "
          "hyphens."}});
}

void SlugField::check(const Value& value, ErrorDetail& errors) const {
    CharField::check(value, errors);
    const std::string& text = value.as_text();
    const bool unicode = options_.allow_unicode.value_or(false);
    // Not \w+ of the whole text in Python's sense where a newline may follow: text that keeps its
    // blanks may end in one, as `$` allows.
    std::string_view rest = text;
    if (!unicode && rest.ends_with('\n')) rest.remove_suffix(1);
    bool valid = !rest.empty();
    for (std::size_t at = 0; valid && at < rest.size();) {
        const char32_t c = next_code_point(rest, at);
        valid = c == U'-' || (unicode || c < 128 ? is_word(c) : false);
    }
    if (!valid) errors.push_back(error(unicode ? "invalid_unicode" : "invalid"));
}

// --------------------------------------------------------------------------------------- URLField

URLField::URLField(OptionList<CharField::kOptions> options) : URLField(collect(options)) {}

URLField::URLField(FieldOptions options) : CharField(std::move(options)) {
    default_error_messages({{"invalid", "Enter a valid URL."}});
}

void URLField::check(const Value& value, ErrorDetail& errors) const {
    CharField::check(value, errors);
    static const Validator is_url{URLValidator()};
    if (is_url(value)) errors.push_back(error("invalid"));
}

// --------------------------------------------------------------------------------- IPAddressField

IPAddressField::IPAddressField(OptionList<kOptions> options) : IPAddressField(collect(options)) {}

IPAddressField::IPAddressField(FieldOptions options) : CharField(std::move(options)) {
    const std::string protocol = to_lower(options_.protocol.value_or("both"));
    if (protocol != "both" && protocol != "ipv4" && protocol != "ipv6")
        throw ImproperlyConfigured(
            "The protocol \"" + protocol +
            "\" of an IPAddressField is unknown. Use \"both\", \"IPv4\" or \"IPv6\".");
    accepts_v4_ = protocol != "ipv6";
    accepts_v6_ = protocol != "ipv4";
    default_error_messages({{"invalid", "Enter a valid IPv4 or IPv6 address."}});
}

Value IPAddressField::to_internal_value(const Value& data) const {
    if (!data.is_text()) fail("invalid");
    const std::string& text = data.as_text();
    if (accepts_v6_ && text.find(':') != std::string::npos) {
        // A zone ("fe80::1%eth0") names an interface of the sender's: it is no part of the address.
        const std::size_t zone = std::min(text.find('%'), text.size());
        const bool well_formed = zone == text.size() ||
                                 (zone + 1 < text.size() && text.find('%', zone + 1) == text.npos);
        std::optional<std::string> clean;
        if (well_formed) clean = clean_ipv6_address(text.substr(0, zone), accepts_v4_);
        if (!clean) fail("invalid");
        return Value(std::move(*clean));
    }
    return CharField::to_internal_value(data);
}

void IPAddressField::check(const Value& value, ErrorDetail& errors) const {
    CharField::check(value, errors);
    const std::string& text = value.as_text();
    if ((accepts_v4_ && is_ipv4_address(text)) || (accepts_v6_ && is_ipv6_address(text))) return;
    const char* message = accepts_v4_ && accepts_v6_ ? "Enter a valid IPv4 or IPv6 address."
                          : accepts_v4_              ? "Enter a valid IPv4 address."
                                                     : "Enter a valid IPv6 address.";
    errors.push_back(ErrorDetail(message, "invalid"));
}

}  // namespace cadenza::serializers
