#include "cadenza/validation/decimal_validator.h"

#include <algorithm>

namespace cadenza {
namespace {

std::optional<Decimal> to_decimal(const Value& value) {
    using Kind = Value::Kind;
    switch (value.kind()) {
        case Kind::Decimal: return value.as_decimal();
        case Kind::Int: return Decimal(value.as_int());
        case Kind::BigInt:
        case Kind::Text: return Decimal::parse(value.as_text());
        case Kind::Float: return Decimal::from_double(value.as_double());
        default: return std::nullopt;
    }
}

ValidationMessage too_many(int most, const char* what, const char* code) {
    std::string noun = std::string(what);
    if (most != 1) noun.insert(noun.find(' ') == noun.npos ? noun.size() : noun.find(' '), "s");
    return {"Ensure that there are no more than " + std::to_string(most) + " " + noun + ".", code};
}

}  // namespace

DecimalValidator::DecimalValidator(std::optional<int> max_digits, std::optional<int> decimal_places)
    : max_digits_(max_digits), decimal_places_(decimal_places) {}

std::optional<ValidationMessage> DecimalValidator::check(const Value& value) const {
    auto number = to_decimal(value);
    if (!number || !number->is_finite()) return ValidationMessage{"Enter a number.", "invalid"};
    auto digits = static_cast<std::int64_t>(number->digits().size());
    std::int64_t decimals = 0;
    if (number->exponent() >= 0) {
        if (!number->is_zero()) digits += number->exponent();  // zeros at the end
    } else {
        decimals = -number->exponent();
        digits = std::max(digits, decimals);  // zeros behind the point
    }
    if (max_digits_ && digits > *max_digits_) {
        return too_many(*max_digits_, "digit in total", "max_digits");
    }
    if (decimal_places_ && decimals > *decimal_places_) {
        return ValidationMessage{
            "Ensure that there are no more than " + std::to_string(*decimal_places_) +
                (*decimal_places_ == 1 ? " decimal place." : " decimal places."),
            "max_decimal_places"};
    }
    if (max_digits_ && decimal_places_ && digits - decimals > *max_digits_ - *decimal_places_) {
        return too_many(*max_digits_ - *decimal_places_, "digit before the decimal point",
                        "max_whole_digits");
    }
    return std::nullopt;
}

std::string DecimalValidator::describe() const {
    auto show = [](std::optional<int> n) {
        return n ? std::to_string(*n) : std::string("std::nullopt");
    };
    return "DecimalValidator(" + show(max_digits_) + ", " + show(decimal_places_) + ")";
}

}  // namespace cadenza
