#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/fields/instance.h"

namespace cadenza {
class FieldInfo;
class ModelInfo;
}  // namespace cadenza

namespace cadenza::serializers {

/// Reads a model instance's attributes: fields, foreign keys and what lies behind them, reverse
/// relations, "pk", "author_id" and "get_status_display".
class ModelAttributes : public AttributeSource {
 public:
    explicit ModelAttributes(const Model& object) : object_(object) {}
    Value get(std::span<const std::string> attributes, bool& found) const override;
    std::string_view type_name() const override;

 private:
    const Model& object_;
};

/// What a relation of an instance leads to.
struct RelationTarget {
    bool found = false;          ///< there is such a relation
    const Model* one = nullptr;  ///< a single object; null in a relation that is null
    std::optional<QueryBase> many;
    std::unique_ptr<Model> owned;  ///< keeps `one` where nobody else does
    /// With keys_only: the foreign key itself, which was not followed.
    const FieldInfo* key = nullptr;
    const Model* key_owner = nullptr;
};

/// Follows relations by name. `keys_only` stops before the last one if it is a foreign key: no
/// query is needed to show a key.
RelationTarget follow_relation(const Model& object, std::span<const std::string> attributes,
                               bool keys_only = false);

/// An Instance of a model object with the means to read it.
struct ModelInstance {
    explicit ModelInstance(const Model& object)
        : attributes(object), instance(object, attributes) {}
    ModelInstance(const ModelInstance&) = delete;
    ModelAttributes attributes;
    Instance instance;
};

}  // namespace cadenza::serializers
