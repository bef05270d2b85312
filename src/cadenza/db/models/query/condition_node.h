#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza {

class FieldInfo;
class ModelInfo;

namespace internal {

struct ConditionNode;
using ConditionPtr = std::shared_ptr<const ConditionNode>;

/// A tree of lookups, as Django's Q: a leaf, or children joined by and/or, perhaps negated.
/// Immutable once it is part of a condition.
struct ConditionNode {
    enum class Kind : unsigned char { Lookup, And, Or };

    Kind kind = Kind::Lookup;
    bool negated = false;  ///< of And and Or

    // A leaf.
    std::string_view name;  ///< "author__username__icontains"; of a literal or of own_name
    std::string own_name;
    Value value;
    const ModelInfo* object_model = nullptr;  ///< whose object the value is the key of
    /// Instead of a name: the other side of this relation.
    const FieldInfo* relation = nullptr;
    bool reverse = false;

    std::vector<ConditionPtr> children;
};

}  // namespace internal
}  // namespace cadenza
