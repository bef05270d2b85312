#pragma once

#include "cadenza/db/sql/dialect.h"

namespace cadenza::db::testing {

/// A dialect with numbered placeholders and wrapped comparisons, as PostgreSQL has them.
class NumberedDialect final : public Dialect {
 public:
    std::string_view vendor() const override { return "numbered"; }
    std::string_view display_name() const override { return "Numbered"; }
    void append_placeholder(std::string& out, int number) const override {
        out += '$' + std::to_string(number);
    }
    LookupSql lookup(Lookup lookup) const override {
        if (lookup == Lookup::IContains) return {"UPPER(", "::text)", "LIKE UPPER(", ")"};
        return {{}, {}, "= ", {}};
    }
    LookupSql lookup_with_expression(Lookup lookup) const override { return this->lookup(lookup); }
    std::string column_type(const FieldDefinition&) const override { return "text"; }
    std::string_view column_suffix(FieldKind) const override { return {}; }
    std::string column_check(const FieldDefinition&) const override { return {}; }
    void append_limit_offset(std::string& out, std::optional<std::int64_t> limit,
                             std::int64_t offset) const override {
        if (limit) out += " LIMIT " + std::to_string(*limit);
        if (offset > 0) out += " OFFSET " + std::to_string(offset);
    }
    int max_query_params() const override { return 65'535; }
    bool has_last_insert_id() const override { return false; }
    bool can_return_from_insert() const override { return true; }
    bool has_select_for_update() const override { return true; }
    bool nulls_first() const override { return false; }
    bool can_rollback_ddl() const override { return true; }
    bool supports_json_contains() const override { return true; }
    std::string_view insert_statement(bool) const override { return "INSERT INTO"; }
    std::string_view insert_suffix(bool) const override { return {}; }
    std::string_view explain_prefix() const override { return "EXPLAIN"; }
    std::string_view random_function() const override { return "RANDOM()"; }
};

}  // namespace cadenza::db::testing
