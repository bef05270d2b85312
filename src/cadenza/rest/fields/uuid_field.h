#pragma once

#include "cadenza/rest/fields/field.h"

namespace cadenza::serializers {

/// A UUID in any spelling that Python's UUID() reads, or as a number; shown as `format` says:
/// "hex_verbose" (with dashes), "hex", "int" or "urn".
class UUIDField : public Field {
 public:
    static constexpr unsigned kOptions = kCommonOptions | kFormatOptions;
    UUIDField(OptionList<kOptions> options = {});  // NOLINT(google-explicit-constructor)
    explicit UUIDField(FieldOptions options);

    Value to_internal_value(const Value& data) const override;
    Value to_representation(const Value& value) const override;
    std::string_view class_name() const override { return "UUIDField"; }
    unsigned option_groups() const override { return kOptions; }

 private:
    enum class Format : std::uint8_t { Verbose, Hex, Int, Urn };
    Format format_ = Format::Verbose;
};

}  // namespace cadenza::serializers
