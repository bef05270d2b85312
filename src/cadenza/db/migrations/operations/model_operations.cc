#include "cadenza/db/migrations/operations/model_operations.h"

#include <algorithm>
#include <utility>

#include "cadenza/base/text/case.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/state.h"
#include "cadenza/db/schema/names.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::ModelDefinition;

bool has_table_of_its_own(const ModelDefinition& model) {
    return model.options.managed && !model.options.proxy;
}

ModelOperation::ModelOperation(std::string model_name)
    : name_(std::move(model_name)), name_lower_(to_lower(name_)) {}

bool ModelOperation::references_model(std::string_view name, std::string_view) const {
    return to_lower(name) == name_lower_;
}

Reduction ModelOperation::reduce(const Operation& self, const Operation& other,
                                 std::string_view app_label) const {
    Reduction result = OperationBase::reduce(self, other, app_label);
    if (result.kind != Reduction::Kind::No) return result;
    return Reduction::across(!other->references_model(name_, app_label));
}

// DeleteModel

void DeleteModelOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    state.remove_model(app_label, name());
}

void DeleteModelOperation::database_forwards(const DatabaseChange& change) const {
    if (!has_table_of_its_own(change.from.model(change.app_label, name()))) return;
    change.editor.delete_model(change.from.table_model(change.app_label, name()), change.from);
}

void DeleteModelOperation::database_backwards(const DatabaseChange& change) const {
    if (!has_table_of_its_own(change.to.model(change.app_label, name()))) return;
    change.editor.create_model(change.to.table_model(change.app_label, name()), change.to);
}

// RenameModel

RenameModelOperation::RenameModelOperation(std::string from, std::string to)
    : ModelOperation(std::move(from)),
      new_name(std::move(to)),
      new_name_lower(to_lower(new_name)) {}

void RenameModelOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    state.rename_model(app_label, name(), new_name);
}

namespace {

// The tables of a model with another name: its own, those of its many-to-manys (whose columns carry
// the model's name), and the foreign keys that lead to it.
void rename_tables(const DatabaseChange& change, const std::string& old_name,
                   const std::string& new_name) {
    const ModelDefinition& new_raw = change.to.model(change.app_label, new_name);
    if (!has_table_of_its_own(new_raw)) return;
    const ModelDefinition& old_model = change.from.table_model(change.app_label, old_name);
    const ModelDefinition& new_model = change.to.table_model(change.app_label, new_name);
    const ModelKey old_key = model_key(change.app_label, old_name);
    const std::string old_label = old_key.first + "." + old_key.second;
    change.editor.rename_table(old_model.table(), new_model.table());

    for (const ModelDefinition* related : change.from.all_models()) {
        const bool own = model_key(related->app_label, related->name) == old_key;
        if (!has_table_of_its_own(*related)) continue;
        const ModelDefinition& after =
            own ? new_model : change.to.table_model(related->app_label, related->name);
        ModelDefinition moved = *related;
        moved.options.db_table = after.table();
        for (const FieldDefinition& field : related->fields) {
            if (!field.is_relation() || field.to != old_label) continue;
            change.editor.alter_field(field.is_many_to_many() ? *related : moved, field,
                                      change.from, after, *after.find(field.name), change.to);
        }
    }
    for (const FieldDefinition& field : old_model.fields) {
        if (!field.is_many_to_many() || field.to == old_label) continue;
        change.editor.alter_field(old_model, field, change.from, new_model,
                                  *new_model.find(field.name), change.to);
    }
}

}  // namespace

void RenameModelOperation::database_forwards(const DatabaseChange& change) const {
    rename_tables(change, name(), new_name);
}

void RenameModelOperation::database_backwards(const DatabaseChange& change) const {
    rename_tables(change, new_name, name());
}

std::string RenameModelOperation::describe() const {
    return "Rename model " + name() + " to " + new_name;
}

std::string RenameModelOperation::migration_name_fragment() const {
    return "rename_" + name_lower() + "_" + new_name_lower;
}

bool RenameModelOperation::references_model(std::string_view name, std::string_view) const {
    const std::string lower = to_lower(name);
    return lower == name_lower() || lower == new_name_lower;
}

Reduction RenameModelOperation::reduce(const Operation& self, const Operation& other,
                                       std::string_view app_label) const {
    if (const auto* rename = as<RenameModelOperation>(other);
        rename && rename->name_lower() == new_name_lower) {
        return Reduction::with(
            {Operation(std::make_shared<RenameModelOperation>(name(), rename->new_name))});
    }
    Reduction result = OperationBase::reduce(self, other, app_label);
    if (result.kind != Reduction::Kind::No) return result;
    return Reduction::across(!other->references_model(new_name, app_label));
}

// Options

Reduction ModelOptionOperation::reduce(const Operation& self, const Operation& other,
                                       std::string_view app_label) const {
    const auto* on_model = as<ModelOperation>(other);
    if (on_model && on_model->name_lower() == name_lower() &&
        (other->class_name() == class_name() || as<DeleteModelOperation>(other))) {
        return Reduction::with({other});
    }
    return ModelOperation::reduce(self, other, app_label);
}

AlterModelTableOperation::AlterModelTableOperation(std::string model_name, std::string table_name)
    : ModelOptionOperation(std::move(model_name)), table(std::move(table_name)) {}

void AlterModelTableOperation::state_forwards(std::string_view app_label,
                                              ProjectState& state) const {
    state.edit(app_label, name()).options.db_table = table;
}

void AlterModelTableOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& to = change.to.model(change.app_label, name());
    if (!has_table_of_its_own(to)) return;
    const ModelDefinition& from = change.from.model(change.app_label, name());
    change.editor.rename_table(from.table(), to.table());
    for (const FieldDefinition& field : to.fields) {
        const FieldDefinition* old = from.find(field.name);
        if (!field.is_many_to_many() || !field.through.empty() || !old) continue;
        change.editor.rename_table(db::many_to_many_table(from.table(), *old),
                                   db::many_to_many_table(to.table(), field));
    }
}

void AlterModelTableOperation::database_backwards(const DatabaseChange& change) const {
    database_forwards(change);
}

std::string AlterModelTableOperation::describe() const {
    return "Rename table for " + name() + " to " + (table.empty() ? "(default)" : table);
}

std::string AlterModelTableOperation::migration_name_fragment() const {
    return "alter_" + name_lower() + "_table";
}

AlterUniqueTogetherOperation::AlterUniqueTogetherOperation(
    std::string model_name, std::vector<std::vector<std::string>> fields)
    : ModelOptionOperation(std::move(model_name)), unique_together(std::move(fields)) {}

void AlterUniqueTogetherOperation::state_forwards(std::string_view app_label,
                                                  ProjectState& state) const {
    state.edit(app_label, name()).options.unique_together = unique_together;
}

void AlterUniqueTogetherOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& to = change.to.model(change.app_label, name());
    if (!has_table_of_its_own(to)) return;
    const ModelDefinition& from = change.from.model(change.app_label, name());
    change.editor.alter_unique_together(to, from.options.unique_together,
                                        to.options.unique_together);
}

void AlterUniqueTogetherOperation::database_backwards(const DatabaseChange& change) const {
    database_forwards(change);
}

std::string AlterUniqueTogetherOperation::describe() const {
    return "Alter unique_together for " + name() + " (" + std::to_string(unique_together.size()) +
           " constraint(s))";
}

std::string AlterUniqueTogetherOperation::migration_name_fragment() const {
    return "alter_" + name_lower() + "_unique_together";
}

bool AlterUniqueTogetherOperation::references_field(std::string_view model_name,
                                                    std::string_view name,
                                                    std::string_view app_label) const {
    if (!references_model(model_name, app_label)) return false;
    return unique_together.empty() || std::ranges::any_of(unique_together, [&](const auto& fields) {
               return std::ranges::find(fields, name) != fields.end();
           });
}

AlterModelOptionsOperation::AlterModelOptionsOperation(std::string model_name,
                                                       db::ModelOptions model_options)
    : ModelOptionOperation(std::move(model_name)), options(relevant(model_options)) {}

void AlterModelOptionsOperation::apply_to(db::ModelOptions& into) const {
    into.ordering = options.ordering;
    into.verbose_name = options.verbose_name;
    into.verbose_name_plural = options.verbose_name_plural;
    into.managed = options.managed;
    into.get_latest_by = options.get_latest_by;
    into.default_related_name = options.default_related_name;
    into.default_manager_name = options.default_manager_name;
    into.base_manager_name = options.base_manager_name;
    into.default_permissions = options.default_permissions;
    into.permissions = options.permissions;
}

db::ModelOptions AlterModelOptionsOperation::relevant(const db::ModelOptions& options) {
    return {.ordering = options.ordering,
            .verbose_name = options.verbose_name,
            .verbose_name_plural = options.verbose_name_plural,
            .managed = options.managed,
            .get_latest_by = options.get_latest_by,
            .default_related_name = options.default_related_name,
            .default_manager_name = options.default_manager_name,
            .base_manager_name = options.base_manager_name,
            .default_permissions = options.default_permissions,
            .permissions = options.permissions};
}

void AlterModelOptionsOperation::state_forwards(std::string_view app_label,
                                                ProjectState& state) const {
    apply_to(state.edit(app_label, name()).options);
}

std::string AlterModelOptionsOperation::migration_name_fragment() const {
    return "alter_" + name_lower() + "_options";
}

}  // namespace cadenza::migrations
