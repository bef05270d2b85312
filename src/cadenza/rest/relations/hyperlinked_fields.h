#pragma once

#include <string>

#include "cadenza/rest/relations/related_fields.h"

namespace cadenza::serializers {

/// A relation shown as the URL of the object at its other end: HyperlinkedRelatedField{view_name =
/// "book-detail"}. The view's URL argument `lookup_url_kwarg` (default: `lookup_field`) takes the
/// object's `lookup_field` (default: its key). Needs the request in the serializer's context.
class HyperlinkedRelatedField : public RelatedField {
 public:
    static constexpr unsigned kOptions =
        RelatedField::kOptions | kHyperlinkOptions | kFormatOptions;
    HyperlinkedRelatedField(OptionList<kOptions> options);  // NOLINT(google-explicit-constructor)
    explicit HyperlinkedRelatedField(FieldOptions options);

    Value find(const Value& data, FieldScope& scope) const override;
    Value show(const Model& object, FieldScope& scope) const override;
    std::string_view class_name() const override { return "HyperlinkedRelatedField"; }
    unsigned option_groups() const override { return kOptions; }

 private:
    std::string lookup_field_;
    std::string lookup_url_kwarg_;
};

/// The object's own URL; read-only.
class HyperlinkedIdentityField : public HyperlinkedRelatedField {
 public:
    HyperlinkedIdentityField(OptionList<kOptions> options);  // NOLINT(google-explicit-constructor)
    explicit HyperlinkedIdentityField(FieldOptions options);
    std::string_view class_name() const override { return "HyperlinkedIdentityField"; }
};

}  // namespace cadenza::serializers
