#include <algorithm>
#include <utility>

#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/operations/index_operations.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::ModelOptions;

CreateModelOperation::CreateModelOperation(std::string model_name,
                                           std::vector<FieldDefinition> model_fields,
                                           ModelOptions model_options,
                                           std::vector<std::string> model_bases)
    : ModelOperation(std::move(model_name)),
      fields(std::move(model_fields)),
      options(std::move(model_options)),
      bases(std::move(model_bases)) {}

void CreateModelOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    db::ModelDefinition model(std::string(app_label), name(), fields, options);
    model.bases = bases;
    state.add_model(std::move(model));
}

void CreateModelOperation::database_forwards(const DatabaseChange& change) const {
    if (!has_table_of_its_own(change.to.model(change.app_label, name()))) return;
    change.editor.create_model(change.to.table_model(change.app_label, name()), change.to);
}

void CreateModelOperation::database_backwards(const DatabaseChange& change) const {
    if (!has_table_of_its_own(change.from.model(change.app_label, name()))) return;
    change.editor.delete_model(change.from.table_model(change.app_label, name()), change.from);
}

std::string CreateModelOperation::describe() const {
    return (options.proxy ? "Create proxy model " : "Create model ") + name();
}

bool CreateModelOperation::references_model(std::string_view name,
                                            std::string_view app_label) const {
    if (ModelOperation::references_model(name, app_label)) return true;
    const ModelKey target = model_key(app_label, name);
    const db::ModelDefinition self(std::string(app_label), this->name(), {});
    for (const std::string& base : bases) {
        if (model_key(db::resolve_label(self, base)) == target) return true;
    }
    return std::ranges::any_of(fields, [&](const FieldDefinition& field) {
        return field_references(app_label, this->name(), field, app_label, name);
    });
}

Operation CreateModelOperation::with(std::vector<FieldDefinition> other_fields,
                                     ModelOptions other) const {
    return Operation(std::make_shared<CreateModelOperation>(name(), std::move(other_fields),
                                                            std::move(other), bases));
}

std::optional<Operation> CreateModelOperation::with_field_change(const Operation& other) const {
    std::vector<FieldDefinition> changed = fields;
    ModelOptions changed_options = options;
    const auto* operation = as<FieldOperation>(other);
    if (!operation || operation->model_name_lower() != name_lower()) return {};
    const auto at = std::ranges::find(changed, operation->name(), &FieldDefinition::name);
    if (const auto* add = as<AddFieldOperation>(other)) {
        changed.push_back(add->definition);
    } else if (at == changed.end()) {
        return {};
    } else if (const auto* alter = as<AlterFieldOperation>(other)) {
        *at = alter->definition;
    } else if (as<RemoveFieldOperation>(other)) {
        changed.erase(at);
        for (auto& together : changed_options.unique_together)
            std::erase(together, operation->name());
        std::erase_if(changed_options.unique_together,
                      [](const auto& together) { return together.empty(); });
    } else if (const auto* rename = as<RenameFieldOperation>(other)) {
        at->name = rename->new_name;
        for (auto& together : changed_options.unique_together) {
            std::ranges::replace(together, rename->name(), rename->new_name);
        }
    }
    return with(std::move(changed), std::move(changed_options));
}

std::optional<Operation> CreateModelOperation::with_option_change(const Operation& other) const {
    ModelOptions changed = options;
    if (const auto* operation = as<ModelOperation>(other)) {
        if (operation->name_lower() != name_lower()) return {};
        if (const auto* alter = as<AlterModelOptionsOperation>(other)) {
            alter->apply_to(changed);
        } else if (const auto* together = as<AlterUniqueTogetherOperation>(other)) {
            changed.unique_together = together->unique_together;
        } else if (const auto* table = as<AlterModelTableOperation>(other)) {
            changed.db_table = table->table;
        } else {
            return {};
        }
        return with(fields, std::move(changed));
    }
    const auto* operation = as<IndexOperation>(other);
    if (!operation || operation->model_name_lower() != name_lower()) return {};
    if (const auto* add = as<AddIndexOperation>(other)) {
        changed.indexes.push_back(add->index);
    } else if (const auto* remove = as<RemoveIndexOperation>(other)) {
        std::erase_if(changed.indexes, [&](const auto& i) { return i.name == remove->name; });
    } else if (const auto* constraint = as<AddConstraintOperation>(other)) {
        changed.constraints.push_back(constraint->constraint);
    } else if (const auto* gone = as<RemoveConstraintOperation>(other)) {
        std::erase_if(changed.constraints, [&](const auto& c) { return c.name == gone->name; });
    } else {
        return {};
    }
    return with(fields, std::move(changed));
}

Reduction CreateModelOperation::reduce(const Operation& self, const Operation& other,
                                       std::string_view app_label) const {
    if (const auto* remove = as<DeleteModelOperation>(other);
        remove && remove->name_lower() == name_lower() && !options.proxy) {
        return Reduction::with({});
    }
    if (const auto* rename = as<RenameModelOperation>(other);
        rename && rename->name_lower() == name_lower()) {
        return Reduction::with({Operation(
            std::make_shared<CreateModelOperation>(rename->new_name, fields, options, bases))});
    }
    if (auto changed = with_option_change(other)) return Reduction::with({*changed});
    if (auto changed = with_field_change(other)) return Reduction::with({*changed});
    return ModelOperation::reduce(self, other, app_label);
}

}  // namespace cadenza::migrations
