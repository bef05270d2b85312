// The parts of statements: columns, values, conditions, indexes.
#include <algorithm>

#include "cadenza/base/json/writer.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/schema/names.h"
#include "cadenza/db/sql/dialect.h"
#include "cadenza/db/types/stored_decimal.h"

namespace cadenza::db {
namespace {

const FieldDefinition& field_of(const ModelDefinition& model, std::string_view name) {
    if (const FieldDefinition* field = model.find(name)) return *field;
    throw SchemaError(model.label() + " has no field named '" + std::string(name) + "'");
}

std::vector<std::string> columns_of(const ModelDefinition& model,
                                    const std::vector<std::string>& fields) {
    std::vector<std::string> columns;
    for (const std::string& name : fields) columns.push_back(field_of(model, name).column());
    return columns;
}

// A foreign key's column has the type of what it points at, without what makes that one count up
// or stay positive (Field.rel_db_type).
FieldKind kind_of_reference(FieldKind kind) {
    switch (kind) {
        case FieldKind::Auto:
        case FieldKind::PositiveInteger: return FieldKind::Integer;
        case FieldKind::BigAuto:
        case FieldKind::PositiveBigInteger: return FieldKind::BigInteger;
        case FieldKind::SmallAuto:
        case FieldKind::PositiveSmallInteger: return FieldKind::SmallInteger;
        default: return kind;
    }
}

}  // namespace

ColumnType SchemaEditor::column_type(const ModelDefinition& model, const FieldDefinition& field,
                                     const ModelLookup& models) const {
    if (!field.has_column()) return {};
    if (!field.is_single_relation()) {
        return {data_type(field), data_type_check(field), data_type_suffix(field)};
    }
    const ModelDefinition* owner =
        field.to == "self" ? &model : models.find_model(resolve_label(model, field.to));
    const FieldDefinition* target = target_field(model, field, models);
    if (!owner || !target) {
        throw SchemaError(model.label() + "." + field.name + " points at " +
                          resolve_label(model, field.to) +
                          (owner ? "." + field.to_field : std::string()) +
                          ", which does not exist at this point of the migrations");
    }
    if (target->is_single_relation()) return {column_type(*owner, *target, models).type, {}, {}};
    FieldDefinition plain = *target;
    plain.kind = kind_of_reference(target->kind);
    return {data_type(plain), {}, {}};
}

std::string SchemaEditor::column_sql(const ModelDefinition& model, const FieldDefinition& field,
                                     const ModelLookup& models) const {
    const ColumnType column = column_type(model, field, models);
    std::string sql = column.type;
    if (!field.db_collation.empty()) sql += collation_sql(field.db_collation);
    sql += field.null ? " NULL" : " NOT NULL";
    if (field.primary_key) {
        sql += " PRIMARY KEY";
    } else if (field.unique) {
        sql += " UNIQUE";
    }
    if (!column.check.empty()) sql += " CHECK (" + column.check + ")";
    if (!column.suffix.empty()) sql += " " + column.suffix;
    if (field.is_single_relation() && field.db_constraint) {
        const ModelDefinition* owner =
            field.to == "self" ? &model : models.find_model(resolve_label(model, field.to));
        sql += inline_foreign_key(owner->table(), target_field(model, field, models)->column());
    }
    return sql;
}

Value SchemaEditor::effective_default(const FieldDefinition& field) {
    if (field.has_default()) return field.default_.get();
    if (!field.null && field.blank) {
        if (is_textual(field.kind)) return Value("");
        if (field.kind == FieldKind::Binary) return Value::bytes("");
    }
    if (field.auto_now || field.auto_now_add) {
        const DateTime now = DateTime::now();
        if (field.kind == FieldKind::Date) return now.date();
        if (field.kind == FieldKind::Time) return now.time();
        return now;
    }
    return nullptr;
}

std::string SchemaEditor::literal(const Value& value, const FieldDefinition& field) const {
    if (value.is_null()) return "NULL";
    switch (field.kind) {
        case FieldKind::Json: {
            std::string json;
            JsonWriter(json).value(value);
            return value_literal(Value(json));
        }
        case FieldKind::Decimal: {
            const auto number = value.kind() == Value::Kind::Decimal
                                    ? std::optional<Decimal>(value.as_decimal())
                                    : Decimal::parse(value.str());
            if (!number) break;
            const auto text = write_stored(*number, field.max_digits, field.decimal_places);
            if (!text) break;
            return value_literal(Value(*text));
        }
        case FieldKind::Uuid:
            if (value.is_text()) {
                if (const auto uuid = Uuid::parse(value.as_text())) return value_literal(*uuid);
            }
            break;
        case FieldKind::Char:
        case FieldKind::Text:
        case FieldKind::Slug:
        case FieldKind::Email:
        case FieldKind::Url:
        case FieldKind::File:
            if (value.is_int()) return value_literal(Value(value.str()));
            break;
        default: break;
    }
    return value_literal(value);
}

DdlStatement SchemaEditor::field_index(const ModelDefinition& model,
                                       const FieldDefinition& field) const {
    return {.table = model.table(), .columns = {field.column()}};
}

DdlStatement SchemaEditor::unique_index(const ModelDefinition& model,
                                        const std::vector<std::string>& fields) const {
    return {.table = model.table(),
            .columns = columns_of(model, fields),
            .suffix = "_uniq",
            .unique = true};
}

DdlStatement SchemaEditor::model_index(const ModelDefinition& model,
                                       const IndexDefinition& index) const {
    DdlStatement made{.table = model.table(), .name = index.name};
    for (std::string_view name : index.fields) {
        const bool descending = name.starts_with('-');
        made.columns.push_back(field_of(model, name.substr(descending ? 1 : 0)).column());
        made.descending.push_back(descending);
    }
    for (const IndexExpression& expression : index.expressions) {
        std::string sql = quote(field_of(model, expression.field).column());
        if (!expression.function.empty()) {
            std::string function = expression.function;
            std::ranges::transform(function, function.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            });
            sql = "(" + function + "(" + sql + "))";
        }
        made.expressions.push_back(sql + (expression.descending ? " DESC" : ""));
    }
    if (!index.condition.is_always()) made.condition = condition_sql(model, index.condition);
    return made;
}

DdlStatement SchemaEditor::unique_constraint_index(const ModelDefinition& model,
                                                   const ConstraintDefinition& constraint) const {
    return {.table = model.table(),
            .columns = columns_of(model, constraint.fields),
            .name = constraint.name,
            .condition = constraint.condition.is_always()
                             ? std::string()
                             : condition_sql(model, constraint.condition),
            .unique = true};
}

}  // namespace cadenza::db
