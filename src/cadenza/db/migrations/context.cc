#include "cadenza/db/migrations/context.h"

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/state.h"
#include "cadenza/db/sql/sql_builder.h"

namespace cadenza::migrations {
namespace {

Value::Kind value_kind(db::FieldKind kind) {
    switch (kind) {
        case db::FieldKind::Boolean: return Value::Kind::Bool;
        case db::FieldKind::Float: return Value::Kind::Float;
        case db::FieldKind::Decimal: return Value::Kind::Decimal;
        case db::FieldKind::Date: return Value::Kind::Date;
        case db::FieldKind::Time: return Value::Kind::Time;
        case db::FieldKind::DateTime: return Value::Kind::DateTime;
        case db::FieldKind::Duration: return Value::Kind::Duration;
        case db::FieldKind::Uuid: return Value::Kind::Uuid;
        case db::FieldKind::Json: return Value::Kind::Json;
        case db::FieldKind::Binary: return Value::Kind::Bytes;
        default: return Value::Kind::Null;
    }
}

Value read(const db::Row& row, int column, const db::FieldDefinition& field) {
    const Value::Kind kind = value_kind(field.kind);
    if (kind == Value::Kind::Null || row.is_null(column)) return row.value(column);
    return row.value(column, kind);
}

}  // namespace

HistoricalModel::HistoricalModel(db::Connection& connection, const db::ModelDefinition& model)
    : connection_(connection), model_(model) {}

std::string HistoricalModel::column(std::string_view field) const {
    for (const db::FieldDefinition& candidate : model_.fields) {
        if (candidate.has_column() && (candidate.name == field || candidate.attname() == field)) {
            return candidate.column();
        }
    }
    throw MigrationError(model_.label() + " has no field named '" + std::string(field) +
                         "' at this point of the migrations");
}

namespace {
template <class Column>
void append_where(db::SqlBuilder& sql, const Dict& where, const Column& column) {
    bool first = true;
    for (const auto& [name, value] : where) {
        sql.append(first ? " WHERE " : " AND ").name(column(name));
        first = false;
        if (value.is_null()) {
            sql.append(" IS NULL");
        } else {
            sql.append(" = ").param(value);
        }
    }
}
}  // namespace

std::vector<Dict> HistoricalModel::rows(const Dict& where) const {
    db::SqlBuilder sql(connection_.dialect());
    std::vector<const db::FieldDefinition*> fields;
    sql.append("SELECT ");
    for (const db::FieldDefinition& field : model_.fields) {
        if (!field.has_column()) continue;
        if (!fields.empty()) sql.append(", ");
        sql.name(field.column());
        fields.push_back(&field);
    }
    sql.append(" FROM ").name(model_.table());
    append_where(sql, where, [this](std::string_view name) { return column(name); });
    sql.append(" ORDER BY ").name(model_.primary_key().column());
    std::vector<Dict> rows;
    const auto cursor = connection_.query(sql.sql(), sql.params());
    while (cursor->next()) {
        Dict& row = rows.emplace_back();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            row.set(fields[i]->name, read(*cursor, static_cast<int>(i), *fields[i]));
        }
    }
    return rows;
}

std::int64_t HistoricalModel::count(const Dict& where) const {
    db::SqlBuilder sql(connection_.dialect());
    sql.append("SELECT COUNT(*) FROM ").name(model_.table());
    append_where(sql, where, [this](std::string_view name) { return column(name); });
    return connection_.scalar(sql.sql(), sql.params()).as_int();
}

std::int64_t HistoricalModel::insert(const Dict& values) const {
    db::SqlBuilder sql(connection_.dialect());
    sql.append("INSERT INTO ").name(model_.table()).append(" (");
    List params;
    for (const auto& [name, value] : values) {
        if (!params.empty()) sql.append(", ");
        sql.name(column(name));
        params.push_back(value);
    }
    sql.append(") VALUES (").params(params).append(")");
    return connection_.execute(sql.sql(), sql.params()).last_insert_id;
}

std::int64_t HistoricalModel::update(const Dict& where, const Dict& values) const {
    if (values.empty()) return 0;
    db::SqlBuilder sql(connection_.dialect());
    sql.append("UPDATE ").name(model_.table()).append(" SET ");
    bool first = true;
    for (const auto& [name, value] : values) {
        if (!first) sql.append(", ");
        first = false;
        sql.name(column(name)).append(" = ").param(value);
    }
    append_where(sql, where, [this](std::string_view name) { return column(name); });
    return connection_.execute(sql.sql(), sql.params()).rows_affected;
}

std::int64_t HistoricalModel::remove(const Dict& where) const {
    db::SqlBuilder sql(connection_.dialect());
    sql.append("DELETE FROM ").name(model_.table());
    append_where(sql, where, [this](std::string_view name) { return column(name); });
    return connection_.execute(sql.sql(), sql.params()).rows_affected;
}

MigrationContext::MigrationContext(const ProjectState& state, db::SchemaEditor& editor)
    : state_(state), editor_(editor) {}

db::Connection& MigrationContext::connection() const noexcept {
    return editor_.connection();
}

HistoricalModel MigrationContext::model(std::string_view app_label, std::string_view name) const {
    return {connection(), state_.table_model(app_label, name)};
}

}  // namespace cadenza::migrations
