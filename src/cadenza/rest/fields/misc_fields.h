#pragma once

#include "cadenza/rest/fields/field.h"

namespace cadenza::serializers {

/// Shows an attribute as it is and takes no input.
class ReadOnlyField : public Field {
 public:
    ReadOnlyField(OptionList<kCommonOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit ReadOnlyField(FieldOptions options);
    Value to_representation(const Value& value) const override { return value; }
    std::string_view class_name() const override { return "ReadOnlyField"; }
};

/// Neither takes input nor shows anything: puts its default into the validated data.
class HiddenField : public Field {
 public:
    HiddenField(OptionList<kCommonOptions> options);  // NOLINT(google-explicit-constructor)
    explicit HiddenField(FieldOptions options);
    FieldInput get_value(const Value&, const FieldScope&) const override { return {}; }
    Value to_internal_value(const Value& data) const override { return data; }
    std::string_view class_name() const override { return "HiddenField"; }
};

}  // namespace cadenza::serializers
