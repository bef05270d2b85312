#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cadenza/base/decimal.h"
#include "cadenza/rest/fields/option_types.h"

namespace cadenza::serializers {

/// Every option that a serializer field may be given, under DRF's names; `extra_kwargs` is made of
/// these:
/// {"password", {.write_only = true, .min_length = 8}}. An empty one was not given. A field refuses
/// options that it does not know when its serializer class is first used.
struct FieldOptions {
    std::optional<bool> read_only;
    std::optional<bool> write_only;
    std::optional<bool> required;
    std::optional<FieldDefault> default_;
    std::optional<bool> allow_null;
    std::optional<bool> allow_blank;
    std::optional<bool> trim_whitespace;
    std::optional<bool> allow_unicode;
    std::optional<bool> allow_empty;
    std::optional<int> min_length;
    std::optional<int> max_length;
    std::optional<Value> min_value;
    std::optional<Value> max_value;
    std::optional<int> max_digits;
    std::optional<int> decimal_places;
    std::optional<bool> coerce_to_string;
    std::optional<bool> normalize_output;
    std::optional<Rounding> rounding;
    std::optional<std::string> format;
    std::optional<std::vector<std::string>> input_formats;
    std::optional<std::string> protocol;
    std::optional<std::string> regex;
    std::optional<Choices> choices;
    std::optional<ChildField> child;
    std::optional<bool> binary;
    std::optional<bool> many;
    std::optional<Queryset> queryset;
    std::optional<std::string> slug_field;
    std::optional<std::string> view_name;
    std::optional<std::string> lookup_field;
    std::optional<std::string> lookup_url_kwarg;
    std::optional<std::string> source;
    std::optional<std::string> label;
    std::optional<std::string> help_text;
    std::optional<Value> initial;
    std::optional<Messages> error_messages;
    std::optional<std::vector<FieldValidator>> validators;
    std::optional<Value> style;
};

/// The groups of options; a field names those that it knows.
enum OptionGroup : unsigned {
    kCommonOptions = 1U << 0,
    kBlankOptions = 1U << 1,
    kTrimOptions = 1U << 2,
    kUnicodeOptions = 1U << 3,
    kEmptyOptions = 1U << 4,
    kLengthOptions = 1U << 5,
    kRangeOptions = 1U << 6,
    kDecimalOptions = 1U << 7,
    kFormatOptions = 1U << 8,
    kInputFormatOptions = 1U << 9,
    kProtocolOptions = 1U << 10,
    kRegexOptions = 1U << 11,
    kChoiceOptions = 1U << 12,
    kChildOptions = 1U << 13,
    kBinaryOptions = 1U << 14,
    kManyOptions = 1U << 15,
    kQuerysetOptions = 1U << 16,
    kSlugRelatedOptions = 1U << 17,
    kHyperlinkOptions = 1U << 18,
};

/// Sets in `into` what `extra` gives.
void merge_options(FieldOptions& into, const FieldOptions& extra);
/// The name of an option that is given and belongs to none of the groups; nullptr if there is none.
const char* unknown_option(const FieldOptions& options, unsigned groups);

/// One `keyword = value` of a field's initialiser.
class Option {
 public:
    Option(void (*apply)(FieldOptions&, const void*), std::shared_ptr<const void> value)
        : apply_(apply), value_(std::move(value)) {}
    void apply(FieldOptions& options) const { apply_(options, value_.get()); }

 private:
    void (*apply_)(FieldOptions&, const void*);
    std::shared_ptr<const void> value_;
};

/// An Option that knows its group in its type, so that a field can refuse it when it is compiled.
template <unsigned Group>
struct OptionOf : Option {
    using Option::Option;
};

/// What the initialiser of a field accepts: CharField{max_length = 5, required = false}.
template <unsigned Groups>
struct OptionFor : Option {
    template <unsigned Group>
    OptionFor(OptionOf<Group> option)  // NOLINT(google-explicit-constructor)
        : Option(std::move(option)) {
        static_assert((Group & Groups) != 0,
                      "this field does not have the option that it is given");
    }
};
template <unsigned Groups>
using OptionList = std::initializer_list<OptionFor<Groups>>;

template <unsigned Groups>
FieldOptions collect(OptionList<Groups> list) {
    FieldOptions options;
    for (const Option& option : list) option.apply(options);
    return options;
}

/// `max_length = 5` gives an OptionOf its group.
template <unsigned Group, class T, std::optional<T> FieldOptions::*Member>
struct Keyword {
    OptionOf<Group> operator=(T value) const {  // NOLINT(misc-unconventional-assign-operator)
        return {[](FieldOptions& options, const void* given) {
                    options.*Member = *static_cast<const T*>(given);
                },
                std::make_shared<const T>(std::move(value))};
    }
};

}  // namespace cadenza::serializers
