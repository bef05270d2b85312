#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/backends/base/introspection.h"

namespace cadenza::db::sqlite {

/// What the text of a CREATE TABLE says beyond the pragmas.
struct TableDefinition {
    /// Unique and check constraints, of the table and of single columns, in the order of the text.
    /// Unnamed ones are "__unnamed_constraint_1__" and so on.
    std::vector<ConstraintInfo> constraints;
    std::vector<std::pair<std::string, std::string>> collations;  ///< column, collation
    std::vector<std::string> json_columns;     ///< with CHECK (JSON_VALID("column") …)
    std::vector<std::string> auto_increments;  ///< with AUTOINCREMENT
};

/// Reads the text that SQLite keeps in sqlite_master. `columns` are the table's: only they count as
/// columns of a check. Text that is no CREATE TABLE gives nothing.
TableDefinition parse_table_definition(std::string_view sql,
                                       const std::vector<std::string>& columns);

/// The orders of an index's columns, "ASC" or "DESC", from the text of its CREATE INDEX.
std::vector<std::string> parse_index_orders(std::string_view sql);

}  // namespace cadenza::db::sqlite
