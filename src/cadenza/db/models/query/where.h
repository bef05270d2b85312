#pragma once

#include <optional>
#include <vector>

#include "cadenza/db/models/query/fragment.h"

namespace cadenza::internal {

/// A condition in SQL: a leaf, or parts joined by AND/OR, perhaps under NOT. A leaf may be known to
/// match nothing (an empty IN), which the tree reduces as Django's WhereNode does.
struct Where {
    enum class Kind : unsigned char { Leaf, Nothing, And, Or };

    Kind kind = Kind::And;
    bool negated = false;
    Fragment leaf;
    std::vector<Where> children;

    static Where of(Fragment leaf);
    static Where nothing();
    bool empty() const { return (kind == Kind::And || kind == Kind::Or) && children.empty(); }
    void add(Where child);

    /// Appends the condition; false if no row can match. Appends nothing where every row matches.
    [[nodiscard]] bool write(Fragment& out) const;
};

}  // namespace cadenza::internal
