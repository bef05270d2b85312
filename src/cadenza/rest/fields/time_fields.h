#pragma once

#include "cadenza/rest/fields/number_fields.h"

namespace cadenza::serializers {

/// What the fields of moments share: `format` of the answer and `input_formats`, each "iso-8601" or
/// letters of strftime.
class MomentField : public Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions | kFormatOptions | kInputFormatOptions;
    unsigned option_groups() const override { return kOptions; }

 protected:
    explicit MomentField(FieldOptions options);
    const std::vector<std::string>& input_formats() const { return input_formats_; }
    bool writes_iso() const { return iso_; }
    const std::string& format() const { return *options_.format; }
    [[noreturn]] void fail_format(std::string_view iso) const;

 private:
    std::vector<std::string> input_formats_;
    bool iso_;
};

/// A moment. Kept in UTC; text without an offset is understood as UTC.
class DateTimeField : public MomentField {
 public:
    DateTimeField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit DateTimeField(FieldOptions options);
    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    void write_value(const Value& value, JsonWriter& out, FieldScope& scope) const override;
    std::string_view class_name() const override { return "DateTimeField"; }

 private:
    DateTime enforce_timezone(DateTime moment) const;
};

/// A day.
class DateField : public MomentField {
 public:
    DateField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit DateField(FieldOptions options);
    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "DateField"; }
};

/// A time of day.
class TimeField : public MomentField {
 public:
    TimeField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit TimeField(FieldOptions options);
    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "TimeField"; }
};

/// A span of time: "3 04:05:06", "P3DT4H" or a number of seconds; shown as Django's
/// duration_string.
class DurationField : public RangeField {
 public:
    DurationField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit DurationField(FieldOptions options);
    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "DurationField"; }
};

}  // namespace cadenza::serializers
