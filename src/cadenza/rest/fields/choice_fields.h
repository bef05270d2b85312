#pragma once

#include "cadenza/rest/fields/field.h"

namespace cadenza::serializers {

/// One value out of a list: ChoiceField{choices = {{1, "one"}, {2, "two"}}}. The client may send
/// the text of a value for the value itself: "1" for 1.
class ChoiceField : public Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions | kBlankOptions | kChoiceOptions;
    ChoiceField(OptionList<kOptions> options);  // NOLINT(google-explicit-constructor)
    explicit ChoiceField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "ChoiceField"; }
    unsigned option_groups() const override { return kOptions; }

    /// Without the groups: what may be chosen, in order.
    const Choices& choices() const { return flat_; }

 protected:
    /// The choice whose text is that of the value; nullptr if there is none.
    const Value* find(const Value& value) const;

 private:
    Choices flat_;
    std::vector<std::string> texts_;
};

/// Several of them, each once: a list.
class MultipleChoiceField : public ChoiceField {
 public:
    static constexpr unsigned kOptions = ChoiceField::kOptions | kEmptyOptions;
    MultipleChoiceField(OptionList<kOptions> options);  // NOLINT(google-explicit-constructor)
    explicit MultipleChoiceField(FieldOptions options);

    FieldInput get_value(const Value& dictionary, const FieldScope& scope) const override;
    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "MultipleChoiceField"; }
    unsigned option_groups() const override { return kOptions; }
};

}  // namespace cadenza::serializers
