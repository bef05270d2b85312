#pragma once

#include "cadenza/rest/fields/field.h"

namespace cadenza::serializers {

/// What min_value and max_value mean for a field of ordered values.
class RangeField : public Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions | kRangeOptions;
    unsigned option_groups() const override { return kOptions; }

 protected:
    explicit RangeField(FieldOptions options);
    void check(const Value& value, ErrorDetail& errors) const override;
};

/// true and false, 1 and 0, and the words of both ("t", "yes", "on", …) in any case. With
/// allow_null also "null" and "". A form that lacks it means false, or null where that is allowed.
class BooleanField : public Field {
 public:
    BooleanField(OptionList<kCommonOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit BooleanField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    Value get_initial() const override;
    std::string_view class_name() const override { return "BooleanField"; }

 protected:
    std::optional<Value> empty_html() const override;
};

/// A whole number of any size; text of one, and numbers whose fraction is zero, are taken too.
class IntegerField : public RangeField {
 public:
    IntegerField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit IntegerField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "IntegerField"; }
};

/// A finite number in double precision.
class FloatField : public RangeField {
 public:
    FloatField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit FloatField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "FloatField"; }
};

/// The longest text that is read as a number.
inline constexpr std::size_t kMaxNumberText = 1000;

}  // namespace cadenza::serializers
