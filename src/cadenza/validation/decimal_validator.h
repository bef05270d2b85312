#pragma once

#include "cadenza/validation/validator.h"

namespace cadenza {

/// No more digits than a column of NUMERIC(max_digits, decimal_places) holds. Takes a Decimal (or
/// an Int, or text that is one); NaN and the infinities are refused.
class DecimalValidator : public ValidatorRule {
 public:
    DecimalValidator(std::optional<int> max_digits, std::optional<int> decimal_places);
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override;
    std::optional<int> max_digits() const { return max_digits_; }
    std::optional<int> decimal_places() const { return decimal_places_; }

 private:
    std::optional<int> max_digits_, decimal_places_;
};

}  // namespace cadenza
