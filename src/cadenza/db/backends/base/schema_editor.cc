#include "cadenza/db/backends/base/schema_editor.h"

#include <algorithm>
#include <utility>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/base/introspection.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/schema/names.h"

namespace cadenza::db {
namespace {

// Runs what a many-to-many without a model of its own needs for its table.
template <class F>
void for_each_automatic_table(const ModelDefinition& model, F&& run) {
    for (const FieldDefinition& field : model.fields) {
        if (field.is_many_to_many() && field.through.empty()) {
            run(many_to_many_through(model, field));
        }
    }
}

}  // namespace

SchemaEditor::SchemaEditor(Connection& connection, Mode mode, bool atomic)
    : connection_(connection), mode_(mode), atomic_(atomic) {}

StatementObserver::~StatementObserver() = default;

SchemaEditor::~SchemaEditor() = default;

const Dialect& SchemaEditor::dialect() const {
    return connection_.dialect();
}

std::string SchemaEditor::quote(std::string_view name) const {
    return dialect().quote_name(name);
}

void SchemaEditor::begin() {
    open_ = true;
    if (collecting()) return;
    before_transaction();
    if (atomic_ && dialect().can_rollback_ddl()) {
        transaction_ =
            std::make_unique<Atomic>(AtomicOptions{.using_ = connection_.database().alias()});
    }
}

void SchemaEditor::finish() {
    run_deferred();
    if (!collecting()) {
        connection_.check_constraints();
        if (transaction_) transaction_->commit();
        transaction_.reset();
        after_transaction();
    }
    open_ = false;
}

void SchemaEditor::rollback() noexcept {
    if (!open_) return;
    open_ = false;
    deferred_.clear();
    if (collecting()) return;
    transaction_.reset();
    after_transaction();
}

void SchemaEditor::execute(std::string_view sql, std::span<const Value> params) {
    if (!collecting()) {
        if (observer_) observer_->before(sql);
        connection_.execute(sql, params);
        if (observer_) observer_->after(sql);
        return;
    }
    std::string line;
    std::size_t next = 0;
    for (char c : sql) {
        if (c == '?' && next < params.size()) {
            line += value_literal(params[next++]);
        } else {
            line += c;
        }
    }
    if (!line.ends_with(';')) line += ';';
    collected_.push_back(std::move(line));
}

void SchemaEditor::comment(std::string line) {
    collected_.push_back(std::move(line));
}

void SchemaEditor::run(const DdlStatement& statement) {
    execute(statement.sql(dialect()));
}

void SchemaEditor::run_deferred() {
    for (const DdlStatement& statement : std::exchange(deferred_, {})) run(statement);
}

void SchemaEditor::forget_deferred(std::string_view table) {
    std::erase_if(deferred_, [&](const DdlStatement& waiting) { return waiting.table == table; });
}

void SchemaEditor::create_table(const ModelDefinition& model, const ModelLookup& models) {
    for (const auto& fields : model.options.unique_together) {
        deferred_.push_back(unique_index(model, fields));
    }
    std::string sql = "CREATE TABLE " + quote(model.table()) + " (";
    bool first = true;
    const auto add = [&](const std::string& clause) {
        if (clause.empty()) return;
        if (!std::exchange(first, false)) sql += ", ";
        sql += clause;
    };
    for (const FieldDefinition& field : model.fields) {
        if (field.has_column()) add(quote(field.column()) + " " + column_sql(model, field, models));
    }
    for (const ConstraintDefinition& constraint : model.options.constraints) {
        add(constraint_clause(model, constraint));
    }
    execute(sql + ")");
    for (const FieldDefinition& field : model.fields) {
        if (field.has_column() && field.db_index && !field.is_unique()) {
            deferred_.push_back(field_index(model, field));
        }
    }
    for (const IndexDefinition& index : model.options.indexes) {
        deferred_.push_back(model_index(model, index));
    }
}

void SchemaEditor::create_model(const ModelDefinition& model, const ModelLookup& models) {
    create_table(model, models);
    for_each_automatic_table(
        model, [&](const ModelDefinition& through) { create_table(through, models); });
}

void SchemaEditor::delete_model(const ModelDefinition& model, const ModelLookup& models) {
    for_each_automatic_table(
        model, [&](const ModelDefinition& through) { delete_model(through, models); });
    execute("DROP TABLE " + quote(model.table()));
    forget_deferred(model.table());
}

void SchemaEditor::rename_table(std::string_view from, std::string_view to) {
    if (from == to) return;
    execute("ALTER TABLE " + quote(from) + " RENAME TO " + quote(to));
    for (DdlStatement& statement : deferred_) {
        if (statement.table == from) statement.table = to;
    }
}

void SchemaEditor::alter_field(const ModelDefinition& old_model, const FieldDefinition& old_field,
                               const ModelLookup& old_models, const ModelDefinition& new_model,
                               const FieldDefinition& new_field, const ModelLookup& new_models) {
    if (old_field.is_many_to_many() && new_field.is_many_to_many() &&
        old_field.through.empty() == new_field.through.empty()) {
        if (old_field.through.empty()) {
            alter_many_to_many(old_model, old_field, new_model, new_field, new_models);
        }
        return;
    }
    if (old_field.is_many_to_many() || new_field.is_many_to_many()) {
        const auto label = [](const ModelDefinition& model, const FieldDefinition& field) {
            return model.label() + "." + field.name;
        };
        throw SchemaError("Cannot alter field " + label(old_model, old_field) + " into " +
                          label(new_model, new_field) +
                          " - they are not compatible types (you cannot alter to or from M2M "
                          "fields, or add or remove through= on M2M fields)");
    }
    alter_column(old_model, old_field, old_models, new_model, new_field, new_models);
}

void SchemaEditor::alter_unique_together(const ModelDefinition& model,
                                         const std::vector<std::vector<std::string>>& olds,
                                         const std::vector<std::vector<std::string>>& news) {
    const auto missing_in = [](const auto& list, const auto& fields) {
        return std::ranges::find(list, fields) == list.end();
    };
    for (const auto& fields : olds) {
        if (!missing_in(news, fields)) continue;
        const DdlStatement index = unique_index(model, fields);
        const std::vector<std::string> names = unique_names(model, index.columns);
        if (names.size() != 1) {
            std::string columns;
            for (const std::string& column : index.columns) {
                columns += (columns.empty() ? "" : ", ") + column;
            }
            throw SchemaError("Found wrong number (" + std::to_string(names.size()) +
                              ") of constraints for " + model.table() + "(" + columns + ")");
        }
        drop_index(model.table(), names.front());
    }
    for (const auto& fields : news) {
        if (missing_in(olds, fields)) run(unique_index(model, fields));
    }
}

std::vector<std::string> SchemaEditor::unique_names(const ModelDefinition& model,
                                                    const std::vector<std::string>& columns) const {
    const auto in_meta = [&](const std::string& name) {
        return std::ranges::find(model.options.constraints, name, &ConstraintDefinition::name) !=
                   model.options.constraints.end() ||
               std::ranges::find(model.options.indexes, name, &IndexDefinition::name) !=
                   model.options.indexes.end();
    };
    std::vector<std::string> names;
    // An index that this run has deferred or, when collecting, never made is known by its name
    // only.
    const std::string made = schema_name(model.table(), columns, "_uniq");
    for (const ConstraintInfo& found : connection_.introspection().constraints(model.table())) {
        if (found.unique && found.columns == columns && !in_meta(found.name)) {
            names.push_back(found.name);
        }
    }
    // An index that waits, or that was only collected, is known by its name alone.
    const bool waits = std::ranges::any_of(deferred_, [&](const DdlStatement& statement) {
        return statement.table == model.table() && statement.final_name() == made;
    });
    if (waits || (names.empty() && collecting())) names.push_back(made);
    return names;
}

void SchemaEditor::add_index(const ModelDefinition& model, const IndexDefinition& index) {
    run(model_index(model, index));
}

void SchemaEditor::drop_index(std::string_view table, const std::string& name) {
    const auto waiting = std::ranges::find_if(deferred_, [&](const DdlStatement& statement) {
        return statement.table == table && statement.final_name() == name;
    });
    if (waiting != deferred_.end()) {
        deferred_.erase(waiting);
    } else {
        execute("DROP INDEX " + quote(name));
    }
}

void SchemaEditor::remove_index(const ModelDefinition& model, const IndexDefinition& index) {
    drop_index(model.table(), index.name);
}

void SchemaEditor::rename_index(const ModelDefinition& model, const IndexDefinition& old_index,
                                const IndexDefinition& new_index) {
    remove_index(model, old_index);
    add_index(model, new_index);
}

}  // namespace cadenza::db
