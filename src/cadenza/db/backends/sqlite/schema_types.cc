// Column types and values of SQLite, as django.db.backends.sqlite3.base spells them.
#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/number.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/sqlite/schema_editor.h"
#include "cadenza/db/types/stored_time.h"

namespace cadenza::db {
namespace {

std::string quoted(std::string_view text) {
    std::string sql = "'";
    for (char c : text) sql.append(c == '\'' ? 2 : 1, c);
    return sql + "'";
}

template <class T>
std::string stored(const T& value) {
    char text[kStoredDateTimeSize];
    return quoted(std::string_view(text, write_stored(text, value)));
}

}  // namespace

std::string SqliteSchemaEditor::data_type(const FieldDefinition& field) const {
    switch (field.kind) {
        case FieldKind::Auto:
        case FieldKind::BigAuto:
        case FieldKind::SmallAuto:
        case FieldKind::Integer: return "integer";
        case FieldKind::Char:
        case FieldKind::Slug:
        case FieldKind::Email:
        case FieldKind::Url:
        case FieldKind::File:
            return field.max_length > 0 ? "varchar(" + std::to_string(field.max_length) + ")"
                                        : "varchar";
        case FieldKind::Text:
        case FieldKind::Json: return "text";
        case FieldKind::BigInteger:
        case FieldKind::Duration: return "bigint";
        case FieldKind::SmallInteger: return "smallint";
        case FieldKind::PositiveInteger: return "integer unsigned";
        case FieldKind::PositiveSmallInteger: return "smallint unsigned";
        case FieldKind::PositiveBigInteger: return "bigint unsigned";
        case FieldKind::Boolean: return "bool";
        case FieldKind::Float: return "real";
        case FieldKind::Decimal: return "decimal";
        case FieldKind::Date: return "date";
        case FieldKind::Time: return "time";
        case FieldKind::DateTime: return "datetime";
        case FieldKind::Uuid: return "char(32)";
        case FieldKind::IpAddress: return "char(39)";
        case FieldKind::Binary: return "BLOB";
        case FieldKind::ForeignKey:
        case FieldKind::OneToOne:
        case FieldKind::ManyToMany: break;
    }
    return {};
}

std::string SqliteSchemaEditor::data_type_check(const FieldDefinition& field) const {
    const std::string column = quote(field.column());
    switch (field.kind) {
        case FieldKind::PositiveInteger:
        case FieldKind::PositiveSmallInteger:
        case FieldKind::PositiveBigInteger: return column + " >= 0";
        case FieldKind::Json: return "(JSON_VALID(" + column + ") OR " + column + " IS NULL)";
        default: return {};
    }
}

std::string SqliteSchemaEditor::data_type_suffix(const FieldDefinition& field) const {
    return is_auto(field.kind) ? "AUTOINCREMENT" : "";
}

std::string SqliteSchemaEditor::collation_sql(std::string_view collation) const {
    return " COLLATE " + std::string(collation);
}

std::string SqliteSchemaEditor::inline_foreign_key(std::string_view to_table,
                                                   std::string_view to_column) const {
    return " REFERENCES " + quote(to_table) + " (" + quote(to_column) +
           ") DEFERRABLE INITIALLY DEFERRED";
}

bool SqliteSchemaEditor::supports(const ConstraintDefinition& constraint) const {
    return constraint.deferrable == ConstraintDefinition::Deferrable::No &&
           constraint.include.empty();
}

std::string SqliteSchemaEditor::value_literal(const Value& value) const {
    switch (value.kind()) {
        case Value::Kind::Null: return "NULL";
        case Value::Kind::Bool: return value.as_bool() ? "1" : "0";
        case Value::Kind::Int: return std::to_string(value.as_int());
        case Value::Kind::BigInt: return value.as_text();
        case Value::Kind::Float: return double_repr(value.as_double());
        case Value::Kind::Decimal: return quoted(value.as_decimal().fixed());
        case Value::Kind::Bytes: return "X'" + crypto::hex(value.as_text()) + "'";
        case Value::Kind::DateTime: return stored(value.as_datetime());
        case Value::Kind::Date: return stored(value.as_date());
        case Value::Kind::Time: return stored(value.as_time());
        case Value::Kind::Duration: return std::to_string(value.as_duration().microseconds);
        case Value::Kind::Uuid: return quoted(value.as_uuid().hex());
        case Value::Kind::Json: return quoted(value.as_text());
        default: return quoted(value.str());
    }
}

}  // namespace cadenza::db
