#pragma once

#include "cadenza/db/backends/base/introspection.h"

namespace cadenza::db {
class Connection;
}

namespace cadenza::db::sqlite {

/// From SQLite's pragmas and, where those are silent (names of constraints, checks, collations),
/// from the text of CREATE TABLE.
class SqliteIntrospection final : public Introspection {
 public:
    explicit SqliteIntrospection(Connection& connection) : connection_(connection) {}

    std::vector<TableInfo> tables() override;
    bool has_table(std::string_view table) override;
    std::vector<ColumnInfo> columns(std::string_view table) override;
    std::vector<ConstraintInfo> constraints(std::string_view table) override;
    std::vector<std::string> primary_key(std::string_view table) override;

 private:
    std::string sql_of(std::string_view type, std::string_view name);
    std::string pragma(std::string_view name, std::string_view argument) const;
    void add_indexes(std::string_view table, std::vector<ConstraintInfo>& constraints);
    void add_foreign_keys(std::string_view table, std::vector<ConstraintInfo>& constraints);

    Connection& connection_;
};

}  // namespace cadenza::db::sqlite
