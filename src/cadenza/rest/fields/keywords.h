#pragma once

#include "cadenza/rest/fields/options.h"

namespace cadenza::serializers {

/// The options of fields by name: `CharField{required = false, max_length = 20}`. Every serializer
/// derives from it, so the names are known inside serializers and nowhere else.
struct FieldKeywords {
    static constexpr Keyword<kCommonOptions, bool, &FieldOptions::read_only> read_only{};
    static constexpr Keyword<kCommonOptions, bool, &FieldOptions::write_only> write_only{};
    static constexpr Keyword<kCommonOptions, bool, &FieldOptions::required> required{};
    static constexpr Keyword<kCommonOptions, FieldDefault, &FieldOptions::default_> default_{};
    static constexpr Keyword<kCommonOptions, bool, &FieldOptions::allow_null> allow_null{};
    static constexpr Keyword<kCommonOptions, std::string, &FieldOptions::source> source{};
    static constexpr Keyword<kCommonOptions, std::string, &FieldOptions::label> label{};
    static constexpr Keyword<kCommonOptions, std::string, &FieldOptions::help_text> help_text{};
    static constexpr Keyword<kCommonOptions, Value, &FieldOptions::initial> initial{};
    static constexpr Keyword<kCommonOptions, Messages, &FieldOptions::error_messages>
        error_messages{};
    static constexpr Keyword<kCommonOptions, std::vector<FieldValidator>, &FieldOptions::validators>
        validators{};
    static constexpr Keyword<kCommonOptions, Value, &FieldOptions::style> style{};
    static constexpr Keyword<kBlankOptions, bool, &FieldOptions::allow_blank> allow_blank{};
    static constexpr Keyword<kTrimOptions, bool, &FieldOptions::trim_whitespace> trim_whitespace{};
    static constexpr Keyword<kUnicodeOptions, bool, &FieldOptions::allow_unicode> allow_unicode{};
    static constexpr Keyword<kEmptyOptions, bool, &FieldOptions::allow_empty> allow_empty{};
    static constexpr Keyword<kLengthOptions, int, &FieldOptions::min_length> min_length{};
    static constexpr Keyword<kLengthOptions, int, &FieldOptions::max_length> max_length{};
    static constexpr Keyword<kRangeOptions, Value, &FieldOptions::min_value> min_value{};
    static constexpr Keyword<kRangeOptions, Value, &FieldOptions::max_value> max_value{};
    static constexpr Keyword<kDecimalOptions, int, &FieldOptions::max_digits> max_digits{};
    static constexpr Keyword<kDecimalOptions, int, &FieldOptions::decimal_places> decimal_places{};
    static constexpr Keyword<kDecimalOptions, bool, &FieldOptions::coerce_to_string>
        coerce_to_string{};
    static constexpr Keyword<kDecimalOptions, bool, &FieldOptions::normalize_output>
        normalize_output{};
    static constexpr Keyword<kDecimalOptions, Rounding, &FieldOptions::rounding> rounding{};
    static constexpr Keyword<kFormatOptions, std::string, &FieldOptions::format> format{};
    static constexpr Keyword<kInputFormatOptions, std::vector<std::string>,
                             &FieldOptions::input_formats>
        input_formats{};
    static constexpr Keyword<kProtocolOptions, std::string, &FieldOptions::protocol> protocol{};
    static constexpr Keyword<kRegexOptions, std::string, &FieldOptions::regex> regex{};
    static constexpr Keyword<kChoiceOptions, Choices, &FieldOptions::choices> choices{};
    static constexpr Keyword<kChildOptions, ChildField, &FieldOptions::child> child{};
    static constexpr Keyword<kBinaryOptions, bool, &FieldOptions::binary> binary{};
    static constexpr Keyword<kManyOptions, bool, &FieldOptions::many> many{};
    static constexpr Keyword<kQuerysetOptions, Queryset, &FieldOptions::queryset> queryset{};
    static constexpr Keyword<kSlugRelatedOptions, std::string, &FieldOptions::slug_field>
        slug_field{};
    static constexpr Keyword<kHyperlinkOptions, std::string, &FieldOptions::view_name> view_name{};
    static constexpr Keyword<kHyperlinkOptions, std::string, &FieldOptions::lookup_field>
        lookup_field{};
    static constexpr Keyword<kHyperlinkOptions, std::string, &FieldOptions::lookup_url_kwarg>
        lookup_url_kwarg{};
};

}  // namespace cadenza::serializers
