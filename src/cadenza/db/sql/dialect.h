#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/db/schema/field_kind.h"
#include "cadenza/db/sql/lookup.h"

namespace cadenza::db {

struct FieldDefinition;

/// The kind of column that a foreign key has which points to a field of that kind: Integer for
/// Auto, the signed integer for a positive one, else the same.
FieldKind related_kind(FieldKind target);

/// The text around the two sides of a comparison: lhs_before LHS lhs_after rhs_before RHS
/// rhs_after.
struct LookupSql {
    std::string_view lhs_before, lhs_after, rhs_before, rhs_after;
};

/// How one database spells SQL: pure text, no connection. As Django's DatabaseOperations,
/// DatabaseFeatures and the `operators` of its DatabaseWrapper.
class Dialect {
 public:
    virtual ~Dialect();
    virtual std::string_view vendor() const = 0;        ///< "sqlite", "postgresql"
    virtual std::string_view display_name() const = 0;  ///< "SQLite", "PostgreSQL"

    /// "name", with quotes inside doubled. A name that is quoted already, also "schema"."name",
    /// stays as it is.
    void append_name(std::string& out, std::string_view name) const;
    std::string quote_name(std::string_view name) const;
    /// 'text' with quotes doubled: for DDL, which takes no parameters.
    virtual void append_text_literal(std::string& out, std::string_view text) const;

    /// The placeholder of the parameter with that number, from 1: "?" or "$1".
    virtual void append_placeholder(std::string& out, int number) const = 0;
    /// SQL with Django's placeholders as this database's: %s → ? or $1, %% → %.
    std::string from_percent_style(std::string_view sql) const;

    /// The comparison with a parameter; the value of a pattern lookup is its like_pattern(). Not
    /// for In, Range and IsNull, which every database spells alike.
    virtual LookupSql lookup(Lookup lookup) const = 0;
    /// The same where the right side is an expression of the database, such as a column (F()): it
    /// is escaped and wrapped there.
    virtual LookupSql lookup_with_expression(Lookup lookup) const = 0;

    /// The column's type, without constraints and collation: "varchar(100)". A relation's column is
    /// described by its target field with the related_kind().
    virtual std::string column_type(const FieldDefinition& field) const = 0;
    /// What an automatic key has after PRIMARY KEY: "AUTOINCREMENT"; empty for other kinds.
    virtual std::string_view column_suffix(FieldKind kind) const = 0;
    /// The condition that the kind itself demands: "views" >= 0; empty for most kinds.
    virtual std::string column_check(const FieldDefinition& field) const = 0;

    /// " LIMIT 10 OFFSET 20"; nothing where there is neither.
    virtual void append_limit_offset(std::string& out, std::optional<std::int64_t> limit,
                                     std::int64_t offset) const = 0;

    /// The most parameters that one statement takes.
    virtual int max_query_params() const = 0;
    /// Whether Connection::execute tells the id of an inserted row; else add RETURNING and use
    /// query().
    virtual bool has_last_insert_id() const = 0;
    virtual bool can_return_from_insert() const = 0;
    virtual bool has_select_for_update() const = 0;
    /// Whether NULLs come first in an ascending order.
    virtual bool nulls_first() const = 0;
    /// Whether a schema change can be rolled back.
    virtual bool can_rollback_ddl() const = 0;
    virtual bool supports_json_contains() const = 0;
    /// "DEFAULT VALUES" after INSERT INTO t.
    virtual std::string_view insert_default_values() const { return "DEFAULT VALUES"; }
    /// "INSERT INTO" or how conflicts are ignored.
    virtual std::string_view insert_statement(bool ignore_conflicts) const = 0;
    virtual std::string_view insert_suffix(bool ignore_conflicts) const = 0;
    virtual std::string_view explain_prefix() const = 0;
    /// The random function of order_by("?").
    virtual std::string_view random_function() const = 0;
};

}  // namespace cadenza::db
