#pragma once

#include <string_view>

#include "cadenza/db/models/query_base.h"

namespace cadenza {

class FieldInfo;
struct ReverseRelation;

namespace internal {

/// The far side of a relation that is called `accessor` on the object: a many-to-many's name, or
/// that of a reverse relation. Prefetched rows are used where they are there. FieldError if there
/// is none.
QueryBase related_rows(const Model& object, std::string_view accessor);

/// A many-to-many relation as one of its sides sees it.
struct PairTable {
    const ModelInfo* through;
    const FieldInfo* near;  ///< the key to this side
    const FieldInfo* far;   ///< the key to the other side
    bool symmetrical;
};
PairTable pair_table(const FieldInfo& field, bool reverse);

/// What the far side of a relation is.
struct RelatedSide {
    const FieldInfo* field = nullptr;  ///< the foreign key or many-to-many
    bool reverse = false;
    const ModelInfo& model() const;  ///< whose rows they are
};
RelatedSide related_side(const ModelInfo& model, std::string_view accessor);

}  // namespace internal
}  // namespace cadenza
