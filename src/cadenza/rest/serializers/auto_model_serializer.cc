#include "cadenza/rest/serializers/auto_model_serializer.h"

#include "cadenza/base/error.h"
#include "cadenza/db/models/model.h"

namespace cadenza::serializers {
namespace {

struct AllEntry : FieldEntry {
    AllEntry() : FieldEntry("__all__") {}
};

FieldOptions read_only_options(bool many) {
    FieldOptions options;
    options.read_only = true;
    if (many) options.many = true;
    return options;
}

}  // namespace

AutoModelSerializer::AllFields::AllFields() {
    add(AllEntry());
}

AutoModelSerializer::AutoModelSerializer(const ModelInfo& model, int depth)
    : model_(model), depth_(depth) {}

AutoModelSerializer::AutoModelSerializer(const AutoModelSerializer& other)
    : ModelSerializerBase(other), model_(other.model_), depth_(other.depth_) {}

ModelAttributesView AutoModelSerializer::attributes() const {
    return {fields_, no_names_, no_names_, no_kwargs_, no_validators_, depth_};
}

std::unique_ptr<Model> AutoModelSerializer::make_object(const ValidatedData&) {
    throw ImproperlyConfigured("A serializer that depth has made shows objects only.");
}

void AutoModelSerializer::change_object(Model&, const ValidatedData&) {
    make_object({});
}

DepthField::DepthField(const ModelInfo& model, int depth, bool many)
    : NestedField(read_only_options(many)), model_(model), depth_(depth) {}

std::unique_ptr<SerializerBase> DepthField::make() const {
    // Later than the field itself: models may refer to each other in circles.
    std::call_once(once_, [this] {
        auto made = std::make_unique<AutoModelSerializer>(model_, depth_);
        made->freeze(false);
        prototype_ = std::move(made);
    });
    return std::make_unique<AutoModelSerializer>(*prototype_);
}

}  // namespace cadenza::serializers
