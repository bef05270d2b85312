#pragma once

#include <memory>

#include "cadenza/base/value.h"
#include "cadenza/db/models/objects/shared_model.h"

namespace cadenza {

/// A model object inside a Value: what a serializer's validated data holds for a relation.
class ModelObject : public Opaque {
 public:
    explicit ModelObject(internal::SharedModel object) noexcept;
    std::string_view type_name() const override;  ///< "BlogPost"
    std::string str() const override;
    const Model& object() const noexcept { return *object_; }
    const internal::SharedModel& shared() const noexcept { return object_; }

 private:
    internal::SharedModel object_;
};

/// A Value that holds a copy of the object.
Value model_value(const Model& object);

namespace internal {
/// The object that a Value holds; nullptr if it holds none.
const Model* model_in(const Value& value);
}  // namespace internal

}  // namespace cadenza
