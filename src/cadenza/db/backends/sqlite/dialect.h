#pragma once

#include "cadenza/db/sql/dialect.h"

namespace cadenza::db::sqlite {

/// SQLite 3.35 and later, as Django's sqlite3 backend spells it.
class SqliteDialect final : public Dialect {
 public:
    static const SqliteDialect& instance();

    std::string_view vendor() const override { return "sqlite"; }
    std::string_view display_name() const override { return "SQLite"; }
    void append_placeholder(std::string& out, int number) const override;
    LookupSql lookup(Lookup lookup) const override;
    LookupSql lookup_with_expression(Lookup lookup) const override;
    std::string column_type(const FieldDefinition& field) const override;
    std::string_view column_suffix(FieldKind kind) const override;
    std::string column_check(const FieldDefinition& field) const override;
    void append_limit_offset(std::string& out, std::optional<std::int64_t> limit,
                             std::int64_t offset) const override;
    int max_query_params() const override { return 32'766; }
    bool has_last_insert_id() const override { return true; }
    bool can_return_from_insert() const override { return true; }
    bool has_select_for_update() const override { return false; }
    bool nulls_first() const override { return true; }
    bool can_rollback_ddl() const override { return true; }
    bool supports_json_contains() const override { return false; }
    std::string_view insert_statement(bool ignore_conflicts) const override;
    std::string_view insert_suffix(bool) const override { return {}; }
    std::string_view explain_prefix() const override { return "EXPLAIN QUERY PLAN"; }
    std::string_view random_function() const override { return "RAND()"; }
};

}  // namespace cadenza::db::sqlite
