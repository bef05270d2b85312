#include "cadenza/db/backends/sqlite/introspection.h"

#include <algorithm>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/sqlite/table_definition.h"

namespace cadenza::db::sqlite {
namespace {

// "varchar(100)" → 100
int size_of(std::string_view type) {
    const std::size_t open = type.find('(');
    const std::string_view name = type.substr(0, open);
    if (open == type.npos || (name.find("char") == name.npos && name.find("CHAR") == name.npos))
        return 0;
    int size = 0;
    for (const char c : type.substr(open + 1)) {
        if (c < '0' || c > '9') break;
        size = size * 10 + (c - '0');
    }
    return size;
}

template <class List>
bool holds(const List& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

}  // namespace

std::string SqliteIntrospection::pragma(std::string_view name, std::string_view argument) const {
    std::string sql = "PRAGMA " + std::string(name) + "(";
    connection_.dialect().append_name(sql, argument);
    return sql + ")";
}

std::string SqliteIntrospection::sql_of(std::string_view type, std::string_view name) {
    return connection_
        .scalar("SELECT sql FROM sqlite_master WHERE type = ? AND name = ?", {type, name})
        .str();
}

std::vector<TableInfo> SqliteIntrospection::tables() {
    std::vector<TableInfo> tables;
    const auto cursor = connection_.query(
        "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND NOT name = "
        "'sqlite_sequence' "
        "ORDER BY name");
    while (cursor->next())
        tables.push_back({std::string(cursor->text(0)), cursor->text(1) == "view"});
    return tables;
}

bool SqliteIntrospection::has_table(std::string_view table) {
    return !connection_
                .scalar(
                    "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = ? "
                    "COLLATE NOCASE",
                    {table})
                .is_null();
}

std::vector<ColumnInfo> SqliteIntrospection::columns(std::string_view table) {
    std::vector<ColumnInfo> columns;
    std::vector<std::string> names;
    {
        const auto cursor = connection_.query(pragma("table_info", table));
        while (cursor->next()) {
            ColumnInfo& column = columns.emplace_back();
            column.name = cursor->text(1);
            column.type = cursor->text(2);
            column.size = size_of(column.type);
            column.null = !cursor->boolean(3);
            if (!cursor->is_null(4)) column.default_ = std::string(cursor->text(4));
            column.primary_key = cursor->integer(5) > 0;
            names.push_back(column.name);
        }
    }
    if (columns.empty()) return columns;
    const TableDefinition definition = parse_table_definition(sql_of("table", table), names);
    for (ColumnInfo& column : columns) {
        column.has_json_constraint = holds(definition.json_columns, column.name);
        column.auto_increment = holds(definition.auto_increments, column.name);
        for (const auto& [name, collation] : definition.collations) {
            if (name == column.name) column.collation = collation;
        }
    }
    return columns;
}

std::vector<std::string> SqliteIntrospection::primary_key(std::string_view table) {
    std::vector<std::pair<std::int64_t, std::string>> found;
    const auto cursor = connection_.query(pragma("table_info", table));
    while (cursor->next()) {
        if (cursor->integer(5) > 0) found.emplace_back(cursor->integer(5), cursor->text(1));
    }
    std::ranges::sort(found);
    std::vector<std::string> names;
    for (auto& [rank, name] : found) names.push_back(std::move(name));
    return names;
}

std::vector<ConstraintInfo> SqliteIntrospection::constraints(std::string_view table) {
    std::vector<std::string> names;
    for (const ColumnInfo& column : columns(table)) names.push_back(column.name);
    std::vector<ConstraintInfo> constraints =
        parse_table_definition(sql_of("table", table), names).constraints;
    add_indexes(table, constraints);
    if (auto key = primary_key(table); !key.empty()) {
        ConstraintInfo& info = constraints.emplace_back();
        info.name = "__primary__";
        info.columns = std::move(key);
        info.primary_key = true;
    }
    add_foreign_keys(table, constraints);
    return constraints;
}

void SqliteIntrospection::add_indexes(std::string_view table,
                                      std::vector<ConstraintInfo>& constraints) {
    std::vector<std::pair<std::string, bool>> indexes;
    {
        const auto cursor = connection_.query(pragma("index_list", table));
        while (cursor->next()) indexes.emplace_back(cursor->text(1), cursor->boolean(2));
    }
    for (const auto& [name, unique] : indexes) {
        const Value sql = connection_.scalar(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?", {name});
        if (sql.is_null()) continue;  // of a constraint in CREATE TABLE: found there
        ConstraintInfo& info = constraints.emplace_back();
        info.name = name;
        info.unique = unique;
        info.index = true;
        info.definition = sql.as_text();
        info.orders = parse_index_orders(info.definition);
        const auto cursor = connection_.query(pragma("index_info", name));
        while (cursor->next()) info.columns.emplace_back(cursor->text(2));
    }
}

void SqliteIntrospection::add_foreign_keys(std::string_view table,
                                           std::vector<ConstraintInfo>& constraints) {
    const auto cursor = connection_.query(pragma("foreign_key_list", table));
    while (cursor->next()) {
        ConstraintInfo& info = constraints.emplace_back();
        info.name = "fk_" + std::string(cursor->text(0));
        info.columns.emplace_back(cursor->text(3));
        info.foreign_key.emplace(cursor->text(2), cursor->text(4));
    }
}

}  // namespace cadenza::db::sqlite
