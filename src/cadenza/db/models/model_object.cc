#include "cadenza/db/models/model_object.h"

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza {

ModelObject::ModelObject(internal::SharedModel object) noexcept : object_(std::move(object)) {}

std::string_view ModelObject::type_name() const {
    return object_->meta().name();
}

std::string ModelObject::str() const {
    return object_->str();
}

Value model_value(const Model& object) {
    return Value(std::make_shared<const ModelObject>(internal::SharedModel::copy_of(object)));
}

const Model* internal::model_in(const Value& value) {
    if (value.kind() != Value::Kind::Object) return nullptr;
    const auto* object = dynamic_cast<const ModelObject*>(value.as_object().get());
    return object != nullptr ? &object->object() : nullptr;
}

}  // namespace cadenza
