#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {
class Model;
}

namespace cadenza::serializers {

/// An object with attributes that are read by name: what a model instance is to a serializer.
class AttributeSource {
 public:
    virtual ~AttributeSource() = default;
    /// Follows the attributes; `found` is false where one of them does not exist.
    virtual Value get(std::span<const std::string> attributes, bool& found) const = 0;
    virtual std::string_view type_name() const = 0;
};

/// What is being serialized: a value (a dictionary, most often) or an object with attributes.
/// Borrows both.
class Instance {
 public:
    explicit Instance(const Value& value);
    explicit Instance(const AttributeSource& object) : object_(&object) {}
    /// A model instance with the source that reads it.
    Instance(const Model& model, const AttributeSource& object)
        : object_(&object), model_(&model) {}

    const Value* value() const { return value_; }
    const AttributeSource* object() const { return object_; }
    const Model* model() const { return model_; }
    std::string_view type_name() const;

    /// Follows the attributes of a dotted `source`, as DRF's get_attribute. `found` is false where
    /// one of them does not exist; an attribute of null does not.
    Value get(std::span<const std::string> attributes, bool& found) const;

 private:
    const Value* value_ = nullptr;
    const AttributeSource* object_ = nullptr;
    const Model* model_ = nullptr;
};

}  // namespace cadenza::serializers
