#include "cadenza/db/migrations/operations/field_operations.h"

#include <algorithm>
#include <utility>

#include "cadenza/base/text/case.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::ModelDefinition;

namespace {

const FieldDefinition& field_of(const ModelDefinition& model, const std::string& name) {
    if (const FieldDefinition* field = model.find(name)) return *field;
    throw MigrationError(model.label() + " has no field named '" + name +
                         "' at this point of the migrations");
}

bool names(std::string_view reference, std::string_view app_label, std::string_view model_name,
           const ModelKey& target) {
    if (reference.empty()) return false;
    if (reference == "self") return model_key(app_label, model_name) == target;
    const bool bare = reference.find('.') == std::string_view::npos;
    return (bare ? model_key(app_label, reference) : model_key(reference)) == target;
}

}  // namespace

bool field_references(std::string_view app_label, std::string_view model_name,
                      const FieldDefinition& field, std::string_view target_app,
                      std::string_view target_model, std::string_view target_field) {
    if (!field.is_relation()) return false;
    const ModelKey target = model_key(target_app, target_model);
    if (names(field.to, app_label, model_name, target) &&
        (target_field.empty() || field.is_many_to_many() || field.to_field.empty() ||
         field.to_field == target_field)) {
        return true;
    }
    return names(field.through, app_label, model_name, target) &&
           (target_field.empty() || field.through_fields.empty() ||
            std::ranges::find(field.through_fields, target_field) != field.through_fields.end());
}

FieldOperation::FieldOperation(std::string of_model, std::string field_name)
    : model_name_(std::move(of_model)),
      model_name_lower_(to_lower(model_name_)),
      name_(std::move(field_name)),
      name_lower_(to_lower(name_)) {}

bool FieldOperation::is_same_model(const FieldOperation& other) const {
    return model_name_lower_ == other.model_name_lower_;
}

bool FieldOperation::is_same_field(const FieldOperation& other) const {
    return is_same_model(other) && name_lower_ == other.name_lower_;
}

bool FieldOperation::references_model(std::string_view name, std::string_view app_label) const {
    if (to_lower(name) == model_name_lower_) return true;
    return field() && field_references(app_label, model_name_, *field(), app_label, name);
}

bool FieldOperation::references_field(std::string_view model_name, std::string_view name,
                                      std::string_view app_label) const {
    if (to_lower(model_name) == model_name_lower_ && name == name_) return true;
    return field() &&
           field_references(app_label, model_name_, *field(), app_label, model_name, name);
}

Reduction FieldOperation::reduce(const Operation& self, const Operation& other,
                                 std::string_view app_label) const {
    Reduction result = OperationBase::reduce(self, other, app_label);
    if (result.kind != Reduction::Kind::No) return result;
    return Reduction::across(!other->references_field(model_name_, name_, app_label));
}

FieldDefiningOperation::FieldDefiningOperation(std::string of_model, FieldDefinition of_field,
                                               bool preserve)
    : FieldOperation(std::move(of_model), of_field.name),
      definition(std::move(of_field)),
      preserve_default(preserve) {}

FieldDefinition FieldDefiningOperation::lasting_field() const {
    FieldDefinition lasting = definition;
    if (!preserve_default) lasting.default_ = {};
    return lasting;
}

// AddField

void AddFieldOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    FieldDefinition added = lasting_field();
    normalize_relation(added, app_label, model_name());
    ModelDefinition& model = state.edit(app_label, model_name());
    if (FieldDefinition* there = model.find(added.name)) {
        *there = std::move(added);
    } else {
        model.fields.push_back(std::move(added));
    }
}

void AddFieldOperation::database_forwards(const DatabaseChange& change) const {
    if (!has_table_of_its_own(change.to.model(change.app_label, model_name()))) return;
    FieldDefinition added = field_of(change.to.model(change.app_label, model_name()), name());
    if (!preserve_default) added.default_ = definition.default_;
    change.editor.add_field(change.from.table_model(change.app_label, model_name()), added,
                            change.to);
}

void AddFieldOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& from = change.from.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(from)) return;
    change.editor.remove_field(from, field_of(from, name()), change.from);
}

std::string AddFieldOperation::describe() const {
    return "Add field " + name() + " to " + model_name();
}

std::string AddFieldOperation::migration_name_fragment() const {
    return model_name_lower() + "_" + name_lower();
}

Reduction AddFieldOperation::reduce(const Operation& self, const Operation& other,
                                    std::string_view app_label) const {
    const auto* operation = as<FieldOperation>(other);
    if (operation && is_same_field(*operation)) {
        if (const auto* alter = as<AlterFieldOperation>(other)) {
            return Reduction::with(
                {Operation(std::make_shared<AddFieldOperation>(model_name(), alter->definition))});
        }
        if (as<RemoveFieldOperation>(other)) return Reduction::with({});
        if (const auto* rename = as<RenameFieldOperation>(other)) {
            FieldDefinition renamed = definition;
            renamed.name = rename->new_name;
            return Reduction::with({Operation(std::make_shared<AddFieldOperation>(
                model_name(), std::move(renamed), preserve_default))});
        }
    }
    return FieldOperation::reduce(self, other, app_label);
}

// RemoveField

void RemoveFieldOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    field_of(state.model(app_label, model_name()), name());
    std::erase_if(state.edit(app_label, model_name()).fields,
                  [&](const FieldDefinition& field) { return field.name == name(); });
}

void RemoveFieldOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& from = change.from.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(from)) return;
    change.editor.remove_field(from, field_of(from, name()), change.from);
}

void RemoveFieldOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& to = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(to)) return;
    change.editor.add_field(change.from.table_model(change.app_label, model_name()),
                            field_of(to, name()), change.to);
}

std::string RemoveFieldOperation::describe() const {
    return "Remove field " + name() + " from " + model_name();
}

std::string RemoveFieldOperation::migration_name_fragment() const {
    return "remove_" + model_name_lower() + "_" + name_lower();
}

Reduction RemoveFieldOperation::reduce(const Operation& self, const Operation& other,
                                       std::string_view app_label) const {
    const auto* gone = as<DeleteModelOperation>(other);
    if (gone && gone->name_lower() == model_name_lower()) return Reduction::with({other});
    return FieldOperation::reduce(self, other, app_label);
}

// AlterField

void AlterFieldOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    FieldDefinition altered = lasting_field();
    normalize_relation(altered, app_label, model_name());
    ModelDefinition& model = state.edit(app_label, model_name());
    FieldDefinition* there = model.find(name());
    if (there) {
        *there = std::move(altered);
    } else {
        model.fields.push_back(std::move(altered));
    }
}

void AlterFieldOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& to = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(to)) return;
    const ModelDefinition& from = change.from.table_model(change.app_label, model_name());
    FieldDefinition altered = field_of(to, name());
    if (!preserve_default) altered.default_ = definition.default_;
    change.editor.alter_field(from, field_of(from, name()), change.from, to, altered, change.to);
}

void AlterFieldOperation::database_backwards(const DatabaseChange& change) const {
    database_forwards(change);
}

std::string AlterFieldOperation::describe() const {
    return "Alter field " + name() + " on " + model_name();
}

std::string AlterFieldOperation::migration_name_fragment() const {
    return "alter_" + model_name_lower() + "_" + name_lower();
}

Reduction AlterFieldOperation::reduce(const Operation& self, const Operation& other,
                                      std::string_view app_label) const {
    const auto* operation = as<FieldOperation>(other);
    if (operation && is_same_field(*operation)) {
        if (as<AlterFieldOperation>(other) || as<RemoveFieldOperation>(other)) {
            return Reduction::with({other});
        }
        const auto* rename = as<RenameFieldOperation>(other);
        if (rename && definition.db_column.empty()) {
            FieldDefinition renamed = definition;
            renamed.name = rename->new_name;
            return Reduction::with({other, Operation(std::make_shared<AlterFieldOperation>(
                                               model_name(), std::move(renamed)))});
        }
    }
    return FieldOperation::reduce(self, other, app_label);
}

// RenameField

RenameFieldOperation::RenameFieldOperation(std::string of_model, std::string from, std::string to)
    : FieldOperation(std::move(of_model), std::move(from)),
      new_name(std::move(to)),
      new_name_lower(to_lower(new_name)) {}

void RenameFieldOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    state.rename_field(app_label, model_name(), name(), new_name);
}

namespace {
void rename_column(const DatabaseChange& change, const std::string& model_name,
                   const std::string& old_name, const std::string& new_name) {
    const ModelDefinition& to = change.to.table_model(change.app_label, model_name);
    if (!has_table_of_its_own(to)) return;
    const ModelDefinition& from = change.from.table_model(change.app_label, model_name);
    // Found under its new name in the old table: the copy of a rebuilt table goes by names.
    ModelDefinition renamed = from;
    const FieldDefinition old_field = field_of(from, old_name);
    renamed.find(old_name)->db_column = old_field.column();
    renamed.find(old_name)->name = new_name;
    change.editor.alter_field(old_field.is_many_to_many() ? from : renamed, old_field, change.from,
                              to, field_of(to, new_name), change.to);
}
}  // namespace

void RenameFieldOperation::database_forwards(const DatabaseChange& change) const {
    rename_column(change, model_name(), name(), new_name);
}

void RenameFieldOperation::database_backwards(const DatabaseChange& change) const {
    rename_column(change, model_name(), new_name, name());
}

std::string RenameFieldOperation::describe() const {
    return "Rename field " + name() + " on " + model_name() + " to " + new_name;
}

std::string RenameFieldOperation::migration_name_fragment() const {
    return "rename_" + name_lower() + "_" + model_name_lower() + "_" + new_name_lower;
}

bool RenameFieldOperation::references_field(std::string_view model_name, std::string_view name,
                                            std::string_view app_label) const {
    const std::string lower = to_lower(name);
    return references_model(model_name, app_label) &&
           (lower == name_lower() || lower == new_name_lower);
}

Reduction RenameFieldOperation::reduce(const Operation& self, const Operation& other,
                                       std::string_view app_label) const {
    const auto* rename = as<RenameFieldOperation>(other);
    if (rename && is_same_model(*rename) && new_name_lower == rename->name_lower()) {
        return Reduction::with({Operation(
            std::make_shared<RenameFieldOperation>(model_name(), name(), rename->new_name))});
    }
    // Not FieldOperation's: what matters from here on is the new name.
    Reduction result = OperationBase::reduce(self, other, app_label);
    if (result.kind != Reduction::Kind::No) return result;
    return Reduction::across(!other->references_field(model_name(), new_name, app_label) &&
                             !other->references_field(model_name(), name(), app_label));
}

}  // namespace cadenza::migrations
