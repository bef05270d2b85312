#include "cadenza/db/models/query/where.h"

#include <utility>

namespace cadenza::internal {

Where Where::of(Fragment leaf) {
    Where where;
    where.kind = Kind::Leaf;
    where.leaf = std::move(leaf);
    return where;
}

Where Where::nothing() {
    Where where;
    where.kind = Kind::Nothing;
    return where;
}

void Where::add(Where child) {
    if (child.empty()) return;
    const bool group = child.kind == Kind::And || child.kind == Kind::Or;
    // Parts that are joined by the same word need no brackets of their own.
    if (group && !child.negated && (child.kind == kind || child.children.size() == 1)) {
        for (Where& part : child.children) children.push_back(std::move(part));
    } else {
        children.push_back(std::move(child));
    }
}

bool Where::write(Fragment& out) const {
    if (kind == Kind::Leaf) {
        out.append(leaf);
        return true;
    }
    if (kind == Kind::Nothing) return false;

    // How many parts must match everything, or nothing, for the whole to do so.
    std::size_t full_needed = kind == Kind::And ? children.size() : 1;
    std::size_t nothing_needed = kind == Kind::And ? 1 : children.size();
    Fragment parts;
    std::size_t written = 0;
    for (const Where& child : children) {
        Fragment part;
        if (!child.write(part)) {
            --nothing_needed;
        } else if (part.sql.empty()) {
            --full_needed;
        } else {
            if (written++ != 0) parts.text(kind == Kind::And ? " AND " : " OR ");
            parts.append(part);
        }
        if (nothing_needed == 0) return negated;
        if (full_needed == 0) return !negated;
    }
    if (written == 0) return true;
    const bool bracket = negated || written > 1;
    if (negated) out.text("NOT ");
    if (bracket) out.text("(");
    out.append(parts);
    if (bracket) out.text(")");
    return true;
}

}  // namespace cadenza::internal
