#include "cadenza/rest/fields/decimal_field.h"

#include <string>

#include "cadenza/base/error.h"
#include "cadenza/base/text.h"

namespace cadenza::serializers {

DecimalField::DecimalField(OptionList<kOptions> options) : DecimalField(collect(options)) {}

DecimalField::DecimalField(FieldOptions options) : RangeField(std::move(options)) {
    default_error_messages(
        {{"invalid", "A valid number is required."},
         {"max_digits", "Ensure that there are no more than {max_digits} digits in total."},
         {"max_decimal_places",
          "Ensure that there are no more than {max_decimal_places} decimal places."},
         {"max_whole_digits",
          "Ensure that there are no more than {max_whole_digits} digits before the decimal point."},
         {"max_string_length", "String value too large."}});
}

Field::Emptiness DecimalField::validate_empty_values(const Value* data, FieldScope& scope,
                                                     std::optional<Value>& value) const {
    if (allow_null_ && data != nullptr && data->is_text() && strip(data->as_text()).empty()) {
        value.emplace();
        return Emptiness::Done;
    }
    return Field::validate_empty_values(data, scope, value);
}

Value DecimalField::to_internal_value(const Value& data) const {
    if (!data.is_text() && (!data.is_number() || data.kind() == Value::Kind::Bool)) fail("invalid");
    const std::string shown = data.is_text() ? std::string() : data.str();
    const std::string_view text = strip(data.is_text() ? std::string_view(data.as_text()) : shown);
    if (utf8_length(text) > kMaxNumberText) fail("max_string_length");
    const std::optional<Decimal> number = Decimal::parse(text);
    if (!number || !number->is_finite()) fail("invalid");
    validate_precision(*number);
    // Without a limit of digits a short text can still name a number of a billion digits.
    constexpr auto kMost = static_cast<std::int64_t>(kMaxNumberText);
    if (number->exponent() > kMost || number->exponent() < -2 * kMost) fail("max_string_length");
    return Value(quantize(*number));
}

void DecimalField::validate_precision(const Decimal& value) const {
    const auto digits = static_cast<std::int64_t>(value.digits().size());
    const std::int64_t exponent = value.exponent();
    std::int64_t total = digits;
    std::int64_t whole = 0;
    std::int64_t places = 0;
    if (exponent >= 0) {  // 12345e2
        total = digits + exponent;
        whole = total;
    } else if (digits > -exponent) {  // 123.45
        places = -exponent;
        whole = total - places;
    } else {  // 0.001234
        total = -exponent;
        places = total;
    }
    const auto& most = options_.max_digits;
    const auto& most_places = options_.decimal_places;
    if (most && total > *most) fail("max_digits", {{"max_digits", std::to_string(*most)}});
    if (most_places && places > *most_places)
        fail("max_decimal_places", {{"max_decimal_places", std::to_string(*most_places)}});
    if (most && most_places && whole > *most - *most_places)
        fail("max_whole_digits", {{"max_whole_digits", std::to_string(*most - *most_places)}});
}

Decimal DecimalField::quantize(const Decimal& value) const {
    if (!options_.decimal_places) return value;
    return value.quantize(*options_.decimal_places, options_.rounding.value_or(Rounding::HalfEven));
}

Value DecimalField::to_representation(const Value& value) const {
    Decimal number;
    switch (value.kind()) {
        case Value::Kind::Decimal: number = value.as_decimal(); break;
        case Value::Kind::Int: number = Decimal(value.as_int()); break;
        default: {
            std::optional<Decimal> parsed = Decimal::parse(value.str());
            if (!parsed)
                throw Error("The field \"" + field_name() + "\" cannot show " + value.repr() +
                            " as a decimal number.");
            number = std::move(*parsed);
        }
    }
    number = quantize(number);
    if (options_.normalize_output.value_or(false)) number = number.normalize();
    if (!options_.coerce_to_string.value_or(true)) return Value(std::move(number));
    return Value(number.fixed());
}

}  // namespace cadenza::serializers
