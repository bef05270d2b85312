#include "cadenza/rest/fields/instance.h"

namespace cadenza::serializers {
namespace {

const AttributeSource* source_of(const Value& value) {
    if (value.kind() != Value::Kind::Object) return nullptr;
    return dynamic_cast<const AttributeSource*>(value.as_object().get());
}

}  // namespace

Instance::Instance(const Value& value) : value_(&value), object_(source_of(value)) {}

std::string_view Instance::type_name() const {
    return object_ ? object_->type_name() : value_->type_name();
}

Value Instance::get(std::span<const std::string> attributes, bool& found) const {
    if (object_ != nullptr) return object_->get(attributes, found);
    const Value* current = value_;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (const AttributeSource* object = source_of(*current))
            return object->get(attributes.subspan(i), found);
        current = current->find(attributes[i]);
        if (current == nullptr) {
            found = false;
            return {};
        }
    }
    found = true;
    return *current;
}

}  // namespace cadenza::serializers
