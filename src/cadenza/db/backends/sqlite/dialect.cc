#include "cadenza/db/backends/sqlite/dialect.h"

#include "cadenza/db/schema/field_definition.h"

namespace cadenza::db::sqlite {

const SqliteDialect& SqliteDialect::instance() {
    static const SqliteDialect dialect;
    return dialect;
}

void SqliteDialect::append_placeholder(std::string& out, int) const {
    out += '?';
}

LookupSql SqliteDialect::lookup(Lookup lookup) const {
    switch (lookup) {
        case Lookup::Exact: return {{}, {}, "= ", {}};
        case Lookup::Gt: return {{}, {}, "> ", {}};
        case Lookup::Gte: return {{}, {}, ">= ", {}};
        case Lookup::Lt: return {{}, {}, "< ", {}};
        case Lookup::Lte: return {{}, {}, "<= ", {}};
        case Lookup::Regex: return {{}, {}, "REGEXP ", {}};
        case Lookup::IRegex: return {{}, {}, "REGEXP '(?i)' || ", {}};
        default: return {{}, {}, "LIKE ", " ESCAPE '\\'"};
    }
}

// What stands on the right is escaped there: REPLACE(REPLACE(REPLACE(x, '\', '\\'), '%', '\%'),
// '_', '\_')
LookupSql SqliteDialect::lookup_with_expression(Lookup lookup) const {
    switch (lookup) {
        case Lookup::Contains:
            return {{},
                    {},
                    "LIKE '%' || REPLACE(REPLACE(REPLACE(",
                    ", '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' ESCAPE '\\'"};
        case Lookup::IContains:
            return {{},
                    {},
                    "LIKE '%' || UPPER(REPLACE(REPLACE(REPLACE(",
                    ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')) || '%' ESCAPE '\\'"};
        case Lookup::StartsWith:
            return {{},
                    {},
                    "LIKE REPLACE(REPLACE(REPLACE(",
                    ", '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' ESCAPE '\\'"};
        case Lookup::IStartsWith:
            return {{},
                    {},
                    "LIKE UPPER(REPLACE(REPLACE(REPLACE(",
                    ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')) || '%' ESCAPE '\\'"};
        case Lookup::EndsWith:
            return {{},
                    {},
                    "LIKE '%' || REPLACE(REPLACE(REPLACE(",
                    ", '\\', '\\\\'), '%', '\\%'), '_', '\\_') ESCAPE '\\'"};
        case Lookup::IEndsWith:
            return {{},
                    {},
                    "LIKE '%' || UPPER(REPLACE(REPLACE(REPLACE(",
                    ", '\\', '\\\\'), '%', '\\%'), '_', '\\_')) ESCAPE '\\'"};
        default: return this->lookup(lookup);
    }
}

std::string SqliteDialect::column_type(const FieldDefinition& field) const {
    switch (field.kind) {
        case FieldKind::Auto:
        case FieldKind::BigAuto:
        case FieldKind::SmallAuto:
        case FieldKind::Integer:
        case FieldKind::ForeignKey:
        case FieldKind::OneToOne: return "integer";
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
        case FieldKind::ManyToMany: break;  // has no column
    }
    return {};
}

std::string_view SqliteDialect::column_suffix(FieldKind kind) const {
    return is_auto(kind) ? std::string_view("AUTOINCREMENT") : std::string_view();
}

std::string SqliteDialect::column_check(const FieldDefinition& field) const {
    const std::string name = quote_name(field.column());
    switch (field.kind) {
        case FieldKind::PositiveInteger:
        case FieldKind::PositiveSmallInteger:
        case FieldKind::PositiveBigInteger: return name + " >= 0";
        case FieldKind::Json: return "(JSON_VALID(" + name + ") OR " + name + " IS NULL)";
        default: return {};
    }
}

void SqliteDialect::append_limit_offset(std::string& out, std::optional<std::int64_t> limit,
                                        std::int64_t offset) const {
    // OFFSET needs a LIMIT before it; -1 is none.
    if (limit || offset > 0) out += " LIMIT " + std::to_string(limit ? *limit : -1);
    if (offset > 0) out += " OFFSET " + std::to_string(offset);
}

std::string_view SqliteDialect::insert_statement(bool ignore_conflicts) const {
    return ignore_conflicts ? "INSERT OR IGNORE INTO" : "INSERT INTO";
}

}  // namespace cadenza::db::sqlite
