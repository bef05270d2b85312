#include "cadenza/rest/fields/misc_fields.h"

#include "cadenza/base/error.h"

namespace cadenza::serializers {
namespace {

FieldOptions as_read_only(FieldOptions options) {
    options.read_only = true;
    return options;
}

FieldOptions as_hidden(FieldOptions options) {
    if (!options.default_) throw ImproperlyConfigured("A HiddenField needs the option default_.");
    options.write_only = true;
    return options;
}

}  // namespace

ReadOnlyField::ReadOnlyField(OptionList<kCommonOptions> options)
    : ReadOnlyField(collect(options)) {}
ReadOnlyField::ReadOnlyField(FieldOptions options) : Field(as_read_only(std::move(options))) {}

HiddenField::HiddenField(OptionList<kCommonOptions> options) : HiddenField(collect(options)) {}
HiddenField::HiddenField(FieldOptions options) : Field(as_hidden(std::move(options))) {}

}  // namespace cadenza::serializers
