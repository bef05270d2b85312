#pragma once

#include <string>
#include <string_view>

#include "cadenza/db/models/query/fragment.h"
#include "cadenza/db/models/query/transforms.h"
#include "cadenza/db/models/query/where.h"
#include "cadenza/db/sql/dialect.h"

namespace cadenza::internal {

/// A comparison of a column with a caller's value.
struct Comparison {
    std::string column;      ///< SQL
    const FieldInfo* field;  ///< whose values the column holds
    db::FieldKind kind;      ///< of those values, after a transform
    bool transformed = false;
    db::Lookup lookup = db::Lookup::Exact;
    const Value* value = nullptr;
};

/// The condition for it. Throws ValueError where the lookup cannot take the value.
Where write_lookup(const db::Dialect& dialect, const Comparison& comparison);

/// The same with an expression of the database on the right side.
Where write_lookup_with_expression(const db::Dialect& dialect, std::string_view column,
                                   db::Lookup lookup, const Fragment& right);

/// A part of a date compared as a range, so that an index on the column serves: year.
Where write_year_lookup(const db::Dialect& dialect, const Comparison& comparison);

}  // namespace cadenza::internal
