#include "cadenza/db/backends/sqlite/schema_editor.h"

#include <algorithm>
#include <utility>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/schema/names.h"

namespace cadenza::db {
namespace {

// The models with one of them replaced: what a rebuilt table's references to itself must see.
class Overlay final : public ModelLookup {
 public:
    Overlay(const ModelLookup& models, const ModelDefinition& replaced)
        : models_(models), replaced_(replaced), label_(replaced.label_lower()) {}

    const ModelDefinition* find_model(std::string_view label) const override {
        const ModelDefinition* found = models_.find_model(label);
        if (found ? found->label_lower() == label_ : label == replaced_.label()) return &replaced_;
        return found;
    }
    std::vector<const ModelDefinition*> all_models() const override {
        std::vector<const ModelDefinition*> all = models_.all_models();
        for (const ModelDefinition*& model : all) {
            if (model->label_lower() == label_) model = &replaced_;
        }
        return all;
    }

 private:
    const ModelLookup& models_;
    const ModelDefinition& replaced_;
    std::string label_;
};

void drop_key(ModelDefinition& model) {
    std::erase_if(model.fields, [](const FieldDefinition& field) {
        return field.primary_key && field.auto_created;
    });
    for (FieldDefinition& field : model.fields) field.primary_key = false;
}

bool mentions(const std::vector<std::string>& fields, std::string_view name) {
    return std::ranges::any_of(fields, [&](std::string_view field) {
        return field.substr(field.starts_with('-') ? 1 : 0) == name;
    });
}

bool mentions(const IndexDefinition& index, std::string_view name) {
    return mentions(index.fields, name) || index.condition.uses(name) ||
           std::ranges::find(index.expressions, name, &IndexExpression::field) !=
               index.expressions.end();
}

bool used_by_options(const ModelDefinition& model, std::string_view name) {
    const ModelOptions& options = model.options;
    return std::ranges::any_of(options.unique_together,
                               [&](const auto& fields) { return mentions(fields, name); }) ||
           std::ranges::any_of(options.indexes,
                               [&](const auto& index) { return mentions(index, name); }) ||
           std::ranges::any_of(options.constraints, [&](const ConstraintDefinition& constraint) {
               return mentions(constraint.fields, name) || constraint.condition.uses(name);
           });
}

ModelDefinition without_field(const ModelDefinition& model, const std::string& name) {
    ModelDefinition made = model;
    std::erase_if(made.fields, [&](const FieldDefinition& field) { return field.name == name; });
    std::erase_if(made.options.indexes, [&](const auto& index) { return mentions(index, name); });
    std::erase_if(made.options.unique_together,
                  [&](const auto& fields) { return mentions(fields, name); });
    std::erase_if(made.options.constraints, [&](const ConstraintDefinition& constraint) {
        return mentions(constraint.fields, name) || constraint.condition.uses(name);
    });
    made.finish();
    return made;
}

// Where a foreign key leads, as the database sees it: "table(column)", or nothing.
std::string reference(const ModelDefinition& model, const FieldDefinition& field,
                      const ModelLookup& models) {
    if (!field.is_single_relation() || !field.db_constraint) return {};
    const ModelDefinition* owner =
        field.to == "self" ? &model : models.find_model(resolve_label(model, field.to));
    const FieldDefinition* target = target_field(model, field, models);
    return owner && target ? owner->table() + "(" + target->column() + ")" : std::string();
}

// Django rebuilds the table for another kind of automatic key although its column is the same; the
// rebuilt table's own references then get the types of today.
bool same_counter(const FieldDefinition& a, const FieldDefinition& b) {
    return !is_auto(b.kind) || (a.kind == b.kind && a.auto_created == b.auto_created);
}

bool points_at(const ModelDefinition& model, const FieldDefinition& relation,
               const ModelLookup& models, const ModelDefinition& target,
               const FieldDefinition& target_key) {
    const ModelDefinition* owner = models.find_model(resolve_label(model, relation.to));
    if (!owner || owner->label_lower() != target.label_lower()) return false;
    if (relation.is_many_to_many()) return target_key.primary_key;
    return relation.to_field.empty() ? target_key.primary_key
                                     : relation.to_field == target_key.name;
}

}  // namespace

SqliteSchemaEditor::SqliteSchemaEditor(Connection& connection, Mode mode, bool atomic)
    : SchemaEditor(connection, mode, atomic) {}

SqliteSchemaEditor::~SqliteSchemaEditor() {
    rollback();
}

void SqliteSchemaEditor::before_transaction() {
    if (connection().disable_constraint_checking()) return;
    throw NotSupportedError(
        "SQLite schema editor cannot be used while foreign key constraint checks are enabled. Make "
        "sure to disable them before entering a transaction.atomic() context because SQLite does "
        "not support disabling them in the middle of a multi-statement transaction.");
}

void SqliteSchemaEditor::after_transaction() noexcept {
    try {
        connection().enable_constraint_checking();
    } catch (const Error&) {
        // A broken connection is dropped by its pool; there is nothing left to switch on.
    }
}

void SqliteSchemaEditor::copy_rows(std::string_view from_table, std::string_view to_table,
                                   const Copies& copies) {
    std::string columns;
    std::string values;
    for (const auto& [column, value] : copies) {
        columns += (columns.empty() ? "" : ", ") + quote(column);
        values += (values.empty() ? "" : ", ") + value;
    }
    execute("INSERT INTO " + quote(to_table) + " (" + columns + ") SELECT " + values + " FROM " +
            quote(from_table));
}

void SqliteSchemaEditor::remake_table(const ModelDefinition& from, const ModelDefinition& to,
                                      const ModelLookup& models, const Copies& copies) {
    const std::string table = from.table();
    ModelDefinition fresh = to;
    fresh.options.db_table = "new__" + table;
    std::erase(fresh.options.db_table, '"');
    // References to itself must name the table that the new one becomes.
    for (FieldDefinition& field : fresh.fields) {
        if (field.to == "self") field.to = to.label();
    }
    create_table(fresh, Overlay(models, to));

    Copies all;
    for (const FieldDefinition& field : to.fields) {
        if (!field.has_column()) continue;
        const auto given = std::ranges::find(copies, field.column(), &Copies::value_type::first);
        if (given != copies.end()) {
            all.push_back(*given);
        } else if (const FieldDefinition* old = from.find(field.name); old && old->has_column()) {
            all.emplace_back(field.column(), quote(old->column()));
        }
    }
    copy_rows(table, fresh.table(), all);
    execute("DROP TABLE " + quote(table));
    forget_deferred(table);
    rename_table(fresh.table(), table);
    run_deferred();
}

void SqliteSchemaEditor::add_field(const ModelDefinition& model, const FieldDefinition& field,
                                   const ModelLookup& models) {
    if (field.is_many_to_many()) {
        if (field.through.empty()) create_table(many_to_many_through(model, field), models);
        return;
    }
    const Value initial = effective_default(field);
    if (field.null && !field.is_unique() && initial.is_null()) {
        execute("ALTER TABLE " + quote(model.table()) + " ADD COLUMN " + quote(field.column()) +
                " " + column_sql(model, field, models));
        if (field.db_index) deferred().push_back(field_index(model, field));
        return;
    }
    ModelDefinition to = model;
    if (field.primary_key) drop_key(to);
    to.fields.push_back(field);
    remake_table(model, to, models, {{field.column(), literal(initial, field)}});
}

void SqliteSchemaEditor::remove_field(const ModelDefinition& model, const FieldDefinition& field,
                                      const ModelLookup& models) {
    if (field.is_many_to_many()) {
        if (field.through.empty()) delete_model(many_to_many_through(model, field), models);
        return;
    }
    const bool in_place = !field.is_unique() && !field.db_index &&
                          !(field.is_single_relation() && field.db_constraint) &&
                          !used_by_options(model, field.name);
    if (in_place) {
        execute("ALTER TABLE " + quote(model.table()) + " DROP COLUMN " + quote(field.column()));
        return;
    }
    remake_table(model, without_field(model, field.name), models);
}

void SqliteSchemaEditor::add_constraint(const ModelDefinition& model,
                                        const ConstraintDefinition& constraint,
                                        const ModelLookup& models) {
    if (constraint.kind == ConstraintDefinition::Kind::Unique &&
        !constraint.condition.is_always()) {
        run(unique_constraint_index(model, constraint));
    } else if (supports(constraint)) {
        remake_table(model, model, models);
    }
}

void SqliteSchemaEditor::remove_constraint(const ModelDefinition& model,
                                           const ConstraintDefinition& constraint,
                                           const ModelLookup& models) {
    if (constraint.kind == ConstraintDefinition::Kind::Unique &&
        !constraint.condition.is_always()) {
        drop_index(model.table(), constraint.name);
    } else if (supports(constraint)) {
        remake_table(model, model, models);
    }
}

void SqliteSchemaEditor::alter_column(const ModelDefinition& old_model,
                                      const FieldDefinition& old_field,
                                      const ModelLookup& old_models,
                                      const ModelDefinition& new_model,
                                      const FieldDefinition& new_field,
                                      const ModelLookup& new_models) {
    const ColumnType old_type = column_type(old_model, old_field, old_models);
    const ColumnType new_type = column_type(new_model, new_field, new_models);
    const std::string old_reference = reference(old_model, old_field, old_models);
    const std::string new_reference = reference(new_model, new_field, new_models);
    const bool same_shape =
        old_type.type == new_type.type && old_type.check.empty() == new_type.check.empty() &&
        old_type.suffix == new_type.suffix && old_field.null == new_field.null &&
        old_field.primary_key == new_field.primary_key &&
        old_field.is_unique() == new_field.is_unique() &&
        old_field.db_collation == new_field.db_collation && old_reference == new_reference &&
        same_counter(old_field, new_field);
    const bool same_index = (old_field.db_index && !old_field.is_unique()) ==
                            (new_field.db_index && !new_field.is_unique());
    const bool same_column = old_field.column() == new_field.column();
    if (same_shape && same_index && same_column) return;
    if (same_shape && same_index && old_reference.empty()) {
        execute("ALTER TABLE " + quote(old_model.table()) + " RENAME COLUMN " +
                quote(old_field.column()) + " TO " + quote(new_field.column()));
        for (DdlStatement& statement : deferred()) {
            if (statement.table == old_model.table()) {
                std::ranges::replace(statement.columns, old_field.column(), new_field.column());
            }
        }
        return;
    }
    std::string value = quote(old_field.column());
    if (old_field.null && !new_field.null) {
        value = "coalesce(" + value + ", " + literal(effective_default(new_field), new_field) + ")";
    }
    remake_table(old_model, new_model, new_models, {{new_field.column(), value}});
    if (new_field.is_unique() && (old_type.type != new_type.type || !same_column)) {
        remake_tables_that_point_at(new_model, new_field, new_models);
    }
}

void SqliteSchemaEditor::remake_tables_that_point_at(const ModelDefinition& model,
                                                     const FieldDefinition& field,
                                                     const ModelLookup& models) {
    for (const ModelDefinition* other : models.all_models()) {
        if (!other->options.managed || other->options.proxy) continue;
        const bool own = other->label_lower() == model.label_lower();
        bool concerned = false;
        for (const FieldDefinition& relation : other->fields) {
            if (!relation.is_relation()) continue;
            const bool reaches = points_at(*other, relation, models, model, field);
            if (relation.is_many_to_many()) {
                if (relation.through.empty() && (reaches || (own && field.primary_key))) {
                    const ModelDefinition through = many_to_many_through(*other, relation);
                    remake_table(through, through, models);
                }
            } else if (reaches && !own) {
                concerned = true;
            }
        }
        if (concerned) remake_table(*other, *other, models);
    }
}

void SqliteSchemaEditor::alter_many_to_many(const ModelDefinition& old_model,
                                            const FieldDefinition& old_field,
                                            const ModelDefinition& new_model,
                                            const FieldDefinition& new_field,
                                            const ModelLookup& new_models) {
    const ModelDefinition from = many_to_many_through(old_model, old_field);
    const ModelDefinition to = many_to_many_through(new_model, new_field);
    Copies copies = {{"id", "\"id\""}};
    bool same = true;
    for (std::size_t i = 1; i < 3; ++i) {
        copies.emplace_back(to.fields[i].column(), quote(from.fields[i].column()));
        same = same && to.fields[i].column() == from.fields[i].column() &&
               to.fields[i].to == from.fields[i].to &&
               to.fields[i].db_constraint == from.fields[i].db_constraint;
    }
    if (from.table() != to.table()) {
        create_table(to, new_models);
        copy_rows(from.table(), to.table(), copies);
        execute("DROP TABLE " + quote(from.table()));
        forget_deferred(from.table());
    } else if (!same) {
        remake_table(from, to, new_models, copies);
    }
}

}  // namespace cadenza::db
