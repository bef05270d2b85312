#include "cadenza/rest/fields/options.h"

namespace cadenza::serializers {
namespace {

/// Calls `visit(name, group, member)` for each option.
template <class Visit>
void each_option(Visit&& visit) {
    using O = FieldOptions;
    visit("read_only", kCommonOptions, &O::read_only);
    visit("write_only", kCommonOptions, &O::write_only);
    visit("required", kCommonOptions, &O::required);
    visit("default_", kCommonOptions, &O::default_);
    visit("allow_null", kCommonOptions, &O::allow_null);
    visit("allow_blank", kBlankOptions, &O::allow_blank);
    visit("trim_whitespace", kTrimOptions, &O::trim_whitespace);
    visit("allow_unicode", kUnicodeOptions, &O::allow_unicode);
    visit("allow_empty", kEmptyOptions, &O::allow_empty);
    visit("min_length", kLengthOptions, &O::min_length);
    visit("max_length", kLengthOptions, &O::max_length);
    visit("min_value", kRangeOptions, &O::min_value);
    visit("max_value", kRangeOptions, &O::max_value);
    visit("max_digits", kDecimalOptions, &O::max_digits);
    visit("decimal_places", kDecimalOptions, &O::decimal_places);
    visit("coerce_to_string", kDecimalOptions, &O::coerce_to_string);
    visit("normalize_output", kDecimalOptions, &O::normalize_output);
    visit("rounding", kDecimalOptions, &O::rounding);
    visit("format", kFormatOptions, &O::format);
    visit("input_formats", kInputFormatOptions, &O::input_formats);
    visit("protocol", kProtocolOptions, &O::protocol);
    visit("regex", kRegexOptions, &O::regex);
    visit("choices", kChoiceOptions, &O::choices);
    visit("child", kChildOptions, &O::child);
    visit("binary", kBinaryOptions, &O::binary);
    visit("many", kManyOptions, &O::many);
    visit("queryset", kQuerysetOptions, &O::queryset);
    visit("slug_field", kSlugRelatedOptions, &O::slug_field);
    visit("view_name", kHyperlinkOptions, &O::view_name);
    visit("lookup_field", kHyperlinkOptions, &O::lookup_field);
    visit("lookup_url_kwarg", kHyperlinkOptions, &O::lookup_url_kwarg);
    visit("source", kCommonOptions, &O::source);
    visit("label", kCommonOptions, &O::label);
    visit("help_text", kCommonOptions, &O::help_text);
    visit("initial", kCommonOptions, &O::initial);
    visit("error_messages", kCommonOptions, &O::error_messages);
    visit("validators", kCommonOptions, &O::validators);
    visit("style", kCommonOptions, &O::style);
}

}  // namespace

void merge_options(FieldOptions& into, const FieldOptions& extra) {
    each_option([&](const char*, unsigned, auto member) {
        if (extra.*member) into.*member = extra.*member;
    });
}

const char* unknown_option(const FieldOptions& options, unsigned groups) {
    const char* unknown = nullptr;
    each_option([&](const char* name, unsigned group, auto member) {
        if (options.*member && (group & groups) == 0 && unknown == nullptr) unknown = name;
    });
    return unknown;
}

}  // namespace cadenza::serializers
