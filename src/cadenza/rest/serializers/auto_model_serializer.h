#pragma once

#include <memory>
#include <mutex>

#include "cadenza/rest/serializers/model_serializer_base.h"
#include "cadenza/rest/serializers/nested_field.h"

namespace cadenza::serializers {

/// Shows every field of a model, relations nested to a depth: what `depth` makes of a relation.
/// Read-only.
class AutoModelSerializer : public ModelSerializerBase {
 public:
    AutoModelSerializer(const ModelInfo& model, int depth);
    AutoModelSerializer(const AutoModelSerializer& other);
    const ModelInfo& model() const override { return model_; }

 protected:
    std::unique_ptr<Model> make_object(const ValidatedData& data) override;
    void change_object(Model& object, const ValidatedData& data) override;
    Value show_object(const Model& object) override { return show_fields(object); }
    ModelAttributesView attributes() const override;

 private:
    struct AllFields : FieldList {
        AllFields();
    };
    const ModelInfo& model_;
    int depth_;
    AllFields fields_;
    NameList no_names_;
    KwargsList no_kwargs_;
    ValidatorList no_validators_;
};

/// A relation shown through an AutoModelSerializer.
class DepthField : public NestedField {
 public:
    DepthField(const ModelInfo& model, int depth, bool many);
    std::unique_ptr<SerializerBase> make() const override;

 private:
    const ModelInfo& model_;
    int depth_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<AutoModelSerializer> prototype_;
};

}  // namespace cadenza::serializers
