#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza::db {

struct TableInfo {
    std::string name;
    bool is_view = false;
};

/// A column as the database describes it.
struct ColumnInfo {
    std::string name;
    std::string type;  ///< as declared: "varchar(100)"
    int size = 0;      ///< of a char or varchar; 0 where unlimited
    bool null = false;
    bool primary_key = false;
    bool has_json_constraint = false;
    bool auto_increment = false;
    std::optional<std::string> default_;  ///< SQL text
    std::string collation;                ///< empty: the default one
};

/// A primary key, unique, check or foreign-key constraint, or an index. Unnamed ones get Django's
/// made-up names:
/// "__primary__", "__unnamed_constraint_1__", "fk_0".
struct ConstraintInfo {
    std::string name;
    std::vector<std::string> columns;  ///< empty names stand for expressions
    bool primary_key = false;
    bool unique = false;
    bool check = false;
    bool index = false;
    std::optional<std::pair<std::string, std::string>> foreign_key;  ///< table, column
    std::vector<std::string> orders;                                 ///< of an index: "ASC", "DESC"
    std::string definition;                                          ///< of an index: its SQL
};

/// What the database says about itself; as django.db.backends.base.introspection.
class Introspection {
 public:
    virtual ~Introspection();
    /// By name, without the database's own tables.
    virtual std::vector<TableInfo> tables() = 0;
    virtual bool has_table(std::string_view table) = 0;
    /// In the table's order; empty if there is no such table.
    virtual std::vector<ColumnInfo> columns(std::string_view table) = 0;
    virtual std::vector<ConstraintInfo> constraints(std::string_view table) = 0;
    /// The columns of the primary key, in its order.
    virtual std::vector<std::string> primary_key(std::string_view table) = 0;
};

}  // namespace cadenza::db
