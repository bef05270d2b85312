#include "cadenza/rest/fields/instance.h"

namespace cadenza::serializers {
namespace {

const AttributeSource* source_of(const Value& value) {
    if (value.kind() != Value::Kind::Object) return nullptr;
    return dynamic_cast<const AttributeSource*>(value.as_object().get());
}

bool step(const Value& from, std::string_view name, Value& out) {
    if (const AttributeSource* object = source_of(from)) return object->attribute(name, out);
    const Value* found = from.find(name);
    if (found == nullptr) return false;
    out = *found;
    return true;
}

}  // namespace

Instance::Instance(const Value& value) : value_(&value), object_(source_of(value)) {}

std::string_view Instance::type_name() const {
    return object_ ? object_->type_name() : value_->type_name();
}

Value Instance::get(std::span<const std::string> attributes, bool& found) const {
    Value current;
    found = true;
    if (attributes.empty()) return value_ ? *value_ : current;
    found = object_ ? object_->attribute(attributes[0], current)
                    : step(*value_, attributes[0], current);
    for (std::size_t i = 1; found && i < attributes.size(); ++i) {
        Value next;
        found = step(current, attributes[i], next);
        current = std::move(next);
    }
    return current;
}

}  // namespace cadenza::serializers
