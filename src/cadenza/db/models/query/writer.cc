#include "cadenza/db/models/query/writer.h"

#include <algorithm>
#include <cstring>

#include "cadenza/base/clock.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/models/fields/field_values.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query/plan.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza::internal {
namespace {

using db::FieldKind;

Value moment_for(FieldKind kind) {
    const DateTime now = DateTime::now();
    if (kind == FieldKind::Date) return Value(now.date());
    if (kind == FieldKind::Time) return Value(now.time());
    return Value(now);
}

std::string statement_key(char what, const ModelInfo& model, const db::Dialect& dialect,
                          std::span<const FieldInfo* const> fields, std::size_t rows) {
    std::string key(1, what);
    const auto add = [&](const void* pointer) {
        char bytes[sizeof pointer];
        std::memcpy(bytes, &pointer, sizeof pointer);
        key.append(bytes, sizeof bytes);
    };
    add(&model);
    add(&dialect);
    for (const FieldInfo* field : fields) key += static_cast<char>(1 + field->index());
    key += ':' + std::to_string(rows);
    return key;
}

const std::string& insert_sql(const ModelInfo& model, const db::Dialect& dialect,
                              std::span<const FieldInfo* const> fields, std::size_t rows,
                              bool ignore_conflicts, bool returning) {
    std::string key = statement_key(ignore_conflicts ? 'J'
                                    : returning      ? 'R'
                                                     : 'I',
                                    model, dialect, fields, rows);
    if (const std::string* known = find_statement(key)) return *known;
    std::string sql(dialect.insert_statement(ignore_conflicts));
    sql += ' ';
    dialect.append_name(sql, model.db_table());
    if (fields.empty()) {
        sql += ' ';
        sql += dialect.insert_default_values();
    } else {
        sql += " (";
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i != 0) sql += ", ";
            dialect.append_name(sql, fields[i]->column());
        }
        sql += ") VALUES ";
        int number = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            sql += row == 0 ? "(" : ", (";
            for (std::size_t i = 0; i < fields.size(); ++i) {
                if (i != 0) sql += ", ";
                dialect.append_placeholder(sql, ++number);
            }
            sql += ')';
        }
        const std::string_view suffix = dialect.insert_suffix(ignore_conflicts);
        if (!suffix.empty()) (sql += ' ') += suffix;
    }
    if (returning) {
        sql += " RETURNING ";
        dialect.append_name(sql, model.pk().column());
    }
    return keep_statement(std::move(key), std::move(sql));
}

const std::string& update_sql(const ModelInfo& model, const db::Dialect& dialect,
                              std::span<const FieldInfo* const> fields) {
    std::string key = statement_key('U', model, dialect, fields, 1);
    if (const std::string* known = find_statement(key)) return *known;
    std::string sql = "UPDATE ";
    dialect.append_name(sql, model.db_table());
    sql += " SET ";
    int number = 0;
    for (const FieldInfo* field : fields) {
        if (number != 0) sql += ", ";
        dialect.append_name(sql, field->column());
        sql += " = ";
        dialect.append_placeholder(sql, ++number);
    }
    sql += " WHERE ";
    dialect.append_name(sql, model.db_table());
    sql += '.';
    dialect.append_name(sql, model.pk().column());
    sql += " = ";
    dialect.append_placeholder(sql, ++number);
    return keep_statement(std::move(key), std::move(sql));
}

std::vector<const FieldInfo*> fields_to_insert(const ModelInfo& model, bool with_pk) {
    std::vector<const FieldInfo*> fields;
    for (const FieldInfo& field : model.columns())
        if (with_pk || !db::is_auto(field.kind())) fields.push_back(&field);
    return fields;
}

// As Django's _prepare_related_fields_for_save: an object that was assigned before it was saved has
// no key to store.
void check_related(Model& object, const ModelInfo& model) {
    for (const FieldInfo& field : model.columns()) {
        if (!field.is_foreign_key()) continue;
        auto& key = *static_cast<ForeignKeyBase*>(field.in(object));
        const Model* related = key.loaded_object();
        if (related == nullptr) continue;
        const Value current = field.target_field().get(*related);
        if (current.is_null())
            throw ValueError(
                "save() prohibited to prevent data loss due to unsaved related object '" +
                std::string(field.name()) + "'.");
        if (key.is_null() || !(key.pk() == current))
            key.set_object(ForeignKeyAccess::object(key), current);
    }
}

void insert_one(Model& object, const ModelInfo& model, db::Connection& connection) {
    const db::Dialect& dialect = connection.dialect();
    const bool has_pk = !model.pk().is_null(object);
    const bool wants_pk = !has_pk && db::is_auto(model.pk().kind());
    const std::vector<const FieldInfo*> fields = fields_to_insert(model, !wants_pk);
    std::vector<Value> values;
    values.reserve(fields.size());
    for (const FieldInfo* field : fields) values.push_back(value_to_save(*field, object, true));
    const bool returning = wants_pk && !dialect.has_last_insert_id();
    const std::string& sql = insert_sql(model, dialect, fields, 1, false, returning);
    if (returning) {
        model.pk().set(object, connection.scalar(sql, values));
    } else {
        const db::ExecuteResult result = connection.execute(sql, values);
        if (wants_pk) model.pk().set(object, Value(result.last_insert_id));
    }
}

bool update_one(Model& object, const ModelInfo& model, const SaveOptions& options,
                db::Connection& connection) {
    std::vector<const FieldInfo*> fields;
    std::vector<Value> values;
    for (const FieldInfo& field : model.columns()) {
        if (field.is_primary_key()) continue;
        if (options.has_update_fields &&
            std::none_of(options.update_fields.begin(), options.update_fields.end(),
                         [&](const auto& n) { return n == field.name() || n == field.attname(); }))
            continue;
        fields.push_back(&field);
        values.push_back(value_to_save(field, object, false));
    }
    if (fields.empty())
        return options.has_update_fields ||
               QueryBase(model).filter("pk", object.pk()).using_(options.using_).exists();
    values.push_back(model.pk().prepare(object.pk()));
    return connection.execute(update_sql(model, connection.dialect(), fields), values)
               .rows_affected > 0;
}

void check_update_fields(const ModelInfo& model, const SaveOptions& options) {
    std::string unknown;
    for (const std::string& name : options.update_fields) {
        const FieldInfo* field = model.find(name);
        if (field != nullptr && !field->is_many_to_many() && !field->is_primary_key()) continue;
        unknown += (unknown.empty() ? "" : ", ") + name;
    }
    if (!unknown.empty())
        throw ValueError(
            "The following fields do not exist in this model, are m2m fields, or are "
            "non-concrete fields: " +
            unknown);
}

}  // namespace

Value value_to_save(const FieldInfo& field, Model& object, bool adding) {
    const FieldKind kind = field.kind();
    if (kind == FieldKind::DateTime || kind == FieldKind::Date || kind == FieldKind::Time) {
        if (field.is_auto_now() || (field.is_auto_now_add() && adding))
            field.set(object, moment_for(kind));
        return field.get(object);
    }
    if (kind == FieldKind::Decimal || kind == FieldKind::Json || field.is_foreign_key())
        return field.prepare(field.get(object));
    return field.get(object);
}

void save_object(Model& object, const SaveOptions& options) {
    const ModelInfo& model = object.meta();
    check_related(object, model);
    if (options.force_insert && (options.force_update || options.has_update_fields))
        throw ValueError("Cannot force both insert and updating in model saving.");
    if (options.has_update_fields) {
        if (options.update_fields.empty()) return;
        check_update_fields(model, options);
    }
    const FieldInfo& pk = model.pk();
    if (pk.is_null(object) && pk.definition().has_default())
        pk.set(object, pk.definition().default_.get());
    const bool pk_set = !pk.is_null(object);
    if (!pk_set && (options.force_update || options.has_update_fields))
        throw ValueError("Cannot force an update in save() with no primary key.");
    // A key that came from a default is new: an UPDATE would find nothing.
    const bool insert =
        options.force_insert || (object.is_adding() && pk_set && pk.definition().has_default() &&
                                 !options.force_update && !options.has_update_fields);

    db::ConnectionLease connection = db::connect(options.using_);
    const db::MarkForRollbackOnError mark(*connection);
    bool updated = false;
    if (pk_set && !insert) {
        updated = update_one(object, model, options, *connection);
        if (!updated && options.force_update)
            throw db::DatabaseError("Forced update did not affect any rows.");
        if (!updated && options.has_update_fields)
            throw db::DatabaseError("Save with update_fields did not affect any rows.");
    }
    if (!updated) insert_one(object, model, *connection);
    object.state().adding = false;
}

void insert_objects(const ModelInfo& model, std::span<Model* const> objects, std::string_view alias,
                    bool ignore_conflicts, int batch_size) {
    if (objects.empty()) return;
    db::ConnectionLease connection = db::connect(alias);
    const db::Dialect& dialect = connection->dialect();
    const bool has_pk = !model.pk().is_null(*objects.front());
    const bool wants_pk = !has_pk && db::is_auto(model.pk().kind());
    const std::vector<const FieldInfo*> fields = fields_to_insert(model, !wants_pk);
    const bool returning = wants_pk && !ignore_conflicts && dialect.can_return_from_insert();
    std::size_t most = objects.size();
    if (!fields.empty())
        most = std::max<std::size_t>(
            1, static_cast<std::size_t>(dialect.max_query_params()) / fields.size());
    else
        most = 1;
    // SQLite takes 500 rows in a compound statement; the others gain nothing by more.
    most = std::min<std::size_t>(most, 500);
    if (batch_size > 0) most = std::min(most, static_cast<std::size_t>(batch_size));

    for (std::size_t begin = 0; begin < objects.size(); begin += most) {
        const std::span<Model* const> batch =
            objects.subspan(begin, std::min(most, objects.size() - begin));
        std::vector<Value> values;
        values.reserve(batch.size() * fields.size());
        for (Model* object : batch)
            for (const FieldInfo* field : fields)
                values.push_back(value_to_save(*field, *object, true));
        const std::string& sql =
            insert_sql(model, dialect, fields, batch.size(), ignore_conflicts, returning);
        if (!returning) {
            connection->execute(sql, values);
        } else {
            auto cursor = connection->query(sql, values);
            for (std::size_t i = 0; cursor->next() && i < batch.size(); ++i)
                model.pk().set(*batch[i], Value(cursor->integer(0)));
        }
        for (Model* object : batch)
            if (has_pk || returning) object->state().adding = false;
    }
}

std::int64_t update_rows(const QueryState& query, std::span<const Assignment> assignments) {
    db::ConnectionLease connection = db::connect(query.alias);
    const db::Dialect& dialect = connection->dialect();
    const PlanPtr plan = plan_for(query, Purpose::Update, dialect);
    if (plan->nothing) return 0;
    const ModelInfo& model = *query.model;
    Fragment set;
    std::vector<Value> values;
    set.text("UPDATE ");
    dialect.append_name(set.sql, model.db_table());
    set.text(" SET ");
    bool first = true;
    for (const auto& [field, value] : assignments) {
        if (!first) set.text(", ");
        first = false;
        dialect.append_name(set.sql, field->column());
        set.text(" = ");
        if (const ExpressionNode* expression = expression_in(value)) {
            SelectBuilder builder(model, dialect);
            builder.write_expression(set, *expression, nullptr);
            if (builder.plan().size() > 1)
                throw FieldError("Joined field references are not permitted in this query");
        } else {
            Parameter parameter;
            parameter.value = &value;
            parameter.field = field;
            set.parameter(parameter);
        }
    }
    for (const Parameter& parameter : set.parameters)
        values.push_back(bind_parameter(parameter, *parameter.value));
    const std::vector<Value> conditions = plan->bind(query);
    values.insert(values.end(), conditions.begin(), conditions.end());
    std::string sql = number_placeholders(set.sql, dialect);
    sql += plan->numbered_from(dialect, static_cast<int>(set.parameters.size()) + 1);
    return connection->execute(sql, values).rows_affected;
}

std::size_t bulk_update_batch(std::string_view alias, std::size_t fields) {
    // Each key appears once in the condition, and with each field once more beside its value.
    const db::ConnectionLease connection = db::connect(alias);
    const auto most = static_cast<std::size_t>(connection->dialect().max_query_params());
    return std::clamp<std::size_t>(most / (1 + 2 * fields), 1, 500);
}

std::int64_t bulk_update_rows(const QueryState& query, std::span<Model* const> objects,
                              std::span<const FieldInfo* const> fields) {
    db::ConnectionLease connection = db::connect(query.alias);
    const db::Dialect& dialect = connection->dialect();
    const ModelInfo& model = *query.model;
    std::vector<Value> values;
    List keys;
    std::string pk;
    dialect.append_name(pk, model.db_table());
    pk += '.';
    dialect.append_name(pk, model.pk().column());
    Fragment set;
    set.text("UPDATE ");
    dialect.append_name(set.sql, model.db_table());
    for (const FieldInfo* field : fields) {
        set.text(field == fields.front() ? " SET " : ", ");
        dialect.append_name(set.sql, field->column());
        set.text(" = CASE");
        for (Model* object : objects) {
            set.text(" WHEN (").text(pk).text(" = ").parameter({}).text(") THEN ").parameter({});
            values.push_back(model.pk().prepare(object->pk()));
            values.push_back(field->prepare(field->get(*object)));
        }
        set.text(" ELSE NULL END");
    }
    for (Model* object : objects) keys.push_back(object->pk());
    const QueryBase rows = QueryBase(std::make_shared<const QueryState>(query))
                               .filter("pk__in", Value(std::move(keys)));
    const PlanPtr plan = plan_for(*rows.query_state(), Purpose::Update, dialect);
    if (plan->nothing) return 0;
    std::string sql = number_placeholders(set.sql, dialect);
    sql += plan->numbered_from(dialect, static_cast<int>(values.size()) + 1);
    const std::vector<Value> conditions = plan->bind(*rows.query_state());
    values.insert(values.end(), conditions.begin(), conditions.end());
    return connection->execute(sql, values).rows_affected;
}

std::int64_t delete_rows(const QueryState& query) {
    db::ConnectionLease connection = db::connect(query.alias);
    const db::Dialect& dialect = connection->dialect();
    const PlanPtr plan = plan_for(query, Purpose::Update, dialect);
    if (plan->nothing) return 0;
    std::string sql = "DELETE FROM ";
    dialect.append_name(sql, query.model->db_table());
    sql += plan->sql;
    const std::vector<Value> values = plan->bind(query);
    return connection->execute(sql, values).rows_affected;
}

}  // namespace cadenza::internal
