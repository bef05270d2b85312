#include "cadenza/rest/fields/number_fields.h"

#include <cmath>
#include <string>

#include "cadenza/base/error.h"
#include "cadenza/base/number.h"
#include "cadenza/base/text.h"
#include "cadenza/rest/fields/compare.h"

namespace cadenza::serializers {
namespace {

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    for (std::string_view word : words)
        if (text == word) return true;
    return false;
}

/// 1 for true, 0 for false, -1 for null, -2 for anything else.
int truth(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Bool: return value.as_bool() ? 1 : 0;
        case Value::Kind::Null: return -1;
        case Value::Kind::Int:
            return value.as_int() == 0 || value.as_int() == 1 ? static_cast<int>(value.as_int())
                                                              : -2;
        case Value::Kind::Float:
        case Value::Kind::Decimal: return value == Value(0) ? 0 : value == Value(1) ? 1 : -2;
        case Value::Kind::Text: {
            const std::string& text = value.as_text();
            if (text.empty() || one_of(text, {"null", "Null", "NULL"})) return -1;
            if (text.size() > 5) return -2;
            const std::string word = to_lower(text);
            if (one_of(word, {"t", "y", "yes", "true", "on", "1"})) return 1;
            if (one_of(word, {"f", "n", "no", "false", "off", "0"})) return 0;
            return -2;
        }
        default: return -2;
    }
}

/// The text without ".000" and blanks at its end: "7.0 " is as good as 7.
std::string_view without_zero_fraction(std::string_view text) {
    std::string_view head = strip(text);
    while (head.ends_with('0')) head.remove_suffix(1);
    if (head.ends_with('.')) return head.substr(0, head.size() - 1);
    return text;
}

}  // namespace

RangeField::RangeField(FieldOptions options) : Field(std::move(options)) {
    default_error_messages(
        {{"max_value", "Ensure this value is less than or equal to {max_value}."},
         {"min_value", "Ensure this value is greater than or equal to {min_value}."}});
}

void RangeField::check(const Value& value, ErrorDetail& errors) const {
    if (options_.max_value && compare(value, *options_.max_value) > 0)
        errors.push_back(error("max_value", {{"max_value", options_.max_value->str()}}));
    if (options_.min_value && compare(value, *options_.min_value) < 0)
        errors.push_back(error("min_value", {{"min_value", options_.min_value->str()}}));
}

// ----------------------------------------------------------------------------------- BooleanField

BooleanField::BooleanField(OptionList<kCommonOptions> options) : BooleanField(collect(options)) {}

BooleanField::BooleanField(FieldOptions options) : Field(std::move(options)) {
    default_error_messages({{"invalid", "Must be a valid boolean."}});
}

Value BooleanField::to_internal_value(const Value& data) const {
    const int found = truth(data);
    if (found == -2 || (found == -1 && !allow_null_)) fail("invalid");
    return found == -1 ? Value() : Value(found == 1);
}

Value BooleanField::to_representation(const Value& value) const {
    const int found = truth(value);
    if (found >= 0) return Value(found == 1);
    if (found == -1 && allow_null_) return {};
    return Value(static_cast<bool>(value));
}

Value BooleanField::get_initial() const {
    return options_.initial.value_or(allow_null_ ? Value() : Value(false));
}

std::optional<Value> BooleanField::empty_html() const {
    return allow_null_ ? Value() : Value(false);
}

// ----------------------------------------------------------------------------------- IntegerField

IntegerField::IntegerField(OptionList<kOptions> options) : IntegerField(collect(options)) {}

IntegerField::IntegerField(FieldOptions options) : RangeField(std::move(options)) {
    default_error_messages({{"invalid", "A valid integer is required."},
                            {"max_string_length", "String value too large."}});
}

Value IntegerField::to_internal_value(const Value& data) const {
    std::string shown;
    switch (data.kind()) {
        case Value::Kind::Int:
        case Value::Kind::BigInt: return data;
        case Value::Kind::Text:
            if (utf8_length(data.as_text()) > kMaxNumberText) fail("max_string_length");
            shown = data.as_text();
            break;
        case Value::Kind::Float:
        case Value::Kind::Decimal: shown = data.str(); break;
        default: fail("invalid");
    }
    std::optional<Value> number = parse_integer(without_zero_fraction(shown));
    if (!number) fail("invalid");
    return std::move(*number);
}

Value IntegerField::to_representation(const Value& value) const {
    switch (value.kind()) {
        case Value::Kind::Int:
        case Value::Kind::BigInt: return value;
        case Value::Kind::Bool: return Value(value.as_bool() ? 1 : 0);
        case Value::Kind::Float: {
            const double whole = std::trunc(value.as_double());
            if (std::abs(whole) < 9.2e18) return Value(static_cast<std::int64_t>(whole));
            break;
        }
        default:
            if (std::optional<Value> number = parse_integer(value.str())) return std::move(*number);
    }
    throw Error("The field \"" + field_name() + "\" cannot show " + value.repr() +
                " as an integer.");
}

// ------------------------------------------------------------------------------------- FloatField

FloatField::FloatField(OptionList<kOptions> options) : FloatField(collect(options)) {}

FloatField::FloatField(FieldOptions options) : RangeField(std::move(options)) {
    default_error_messages({{"invalid", "A valid number is required."},
                            {"max_string_length", "String value too large."}});
}

Value FloatField::to_internal_value(const Value& data) const {
    std::optional<double> number;
    switch (data.kind()) {
        case Value::Kind::Bool: number = data.as_bool() ? 1 : 0; break;
        case Value::Kind::Int:
        case Value::Kind::BigInt:
        case Value::Kind::Float:
        case Value::Kind::Decimal: number = data.as_double(); break;
        case Value::Kind::Text:
            if (utf8_length(data.as_text()) > kMaxNumberText) fail("max_string_length");
            number = parse_float(data.as_text());
            break;
        default: break;
    }
    // JSON has no NaN and no infinity: what cannot be answered is not taken.
    if (!number || !std::isfinite(*number)) fail("invalid");
    return Value(*number);
}

Value FloatField::to_representation(const Value& value) const {
    if (value.kind() == Value::Kind::Float) return value;
    if (value.is_number()) return Value(value.as_double());
    if (std::optional<double> number = parse_float(value.str())) return Value(*number);
    throw Error("The field \"" + field_name() + "\" cannot show " + value.repr() + " as a number.");
}

}  // namespace cadenza::serializers
