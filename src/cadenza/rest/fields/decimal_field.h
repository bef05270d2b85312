#pragma once

#include "cadenza/rest/fields/number_fields.h"

namespace cadenza::serializers {

/// An exact number with at most max_digits digits, decimal_places of them after the point. Shown as
/// text
/// ("1.10") unless coerce_to_string is false; padded to decimal_places, or cut of trailing zeros
/// with normalize_output. What has too many places is refused, not rounded: `rounding` is for what
/// is shown.
class DecimalField : public RangeField {
 public:
    static constexpr unsigned kOptions = RangeField::kOptions | kDecimalOptions;
    DecimalField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit DecimalField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "DecimalField"; }
    unsigned option_groups() const override { return kOptions; }

 protected:
    Emptiness validate_empty_values(const Value* data, FieldScope& scope,
                                    std::optional<Value>& value) const override;

 private:
    void validate_precision(const Decimal& value) const;
    Decimal quantize(const Decimal& value) const;
};

}  // namespace cadenza::serializers
