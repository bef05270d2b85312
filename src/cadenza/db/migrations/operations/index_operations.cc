#include "cadenza/db/migrations/operations/index_operations.h"

#include <algorithm>
#include <utility>

#include "cadenza/base/text/case.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {

using db::ConstraintDefinition;
using db::IndexDefinition;
using db::ModelDefinition;

namespace {

template <class List>
auto& named(List& list, const std::string& name, std::string_view kind, const std::string& model) {
    const auto found =
        std::ranges::find_if(list, [&](const auto& item) { return item.name == name; });
    if (found != list.end()) return *found;
    throw MigrationError("No " + std::string(kind) + " named " + name + " on model " + model);
}

std::string join(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

// As Python shows the expressions of an index.
std::string expression_text(const db::IndexExpression& expression) {
    std::string text = "F(" + expression.field + ")";
    if (!expression.function.empty()) {
        std::string function = expression.function;
        function[0] = static_cast<char>(function[0] - 'a' + 'A');
        text = function + "(" + text + ")";
    }
    return expression.descending ? "OrderBy(" + text + ", descending=True)" : text;
}

}  // namespace

IndexOperation::IndexOperation(std::string of_model)
    : model_name_(std::move(of_model)), model_name_lower_(to_lower(model_name_)) {}

// AddIndex

AddIndexOperation::AddIndexOperation(std::string of_model, IndexDefinition added)
    : IndexOperation(std::move(of_model)), index(std::move(added)) {}

void AddIndexOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    state.edit(app_label, model_name()).options.indexes.push_back(index);
}

void AddIndexOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.to.table_model(change.app_label, model_name());
    if (has_table_of_its_own(model)) change.editor.add_index(model, index);
}

void AddIndexOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.from.table_model(change.app_label, model_name());
    if (has_table_of_its_own(model)) change.editor.remove_index(model, index);
}

std::string AddIndexOperation::describe() const {
    if (index.expressions.empty()) {
        return "Create index " + index.name + " on field(s) " + join(index.fields) + " of model " +
               model_name();
    }
    std::vector<std::string> parts;
    for (const auto& expression : index.expressions) parts.push_back(expression_text(expression));
    return "Create index " + index.name + " on " + join(parts) + " on model " + model_name();
}

std::string AddIndexOperation::migration_name_fragment() const {
    return model_name_lower() + "_" + to_lower(index.name);
}

Reduction AddIndexOperation::reduce(const Operation& self, const Operation& other,
                                    std::string_view app_label) const {
    if (const auto* remove = as<RemoveIndexOperation>(other);
        remove && remove->name == index.name) {
        return Reduction::with({});
    }
    if (const auto* rename = as<RenameIndexOperation>(other);
        rename && rename->old_name == index.name) {
        IndexDefinition renamed = index;
        renamed.name = rename->new_name;
        return Reduction::with(
            {Operation(std::make_shared<AddIndexOperation>(model_name(), std::move(renamed)))});
    }
    return OperationBase::reduce(self, other, app_label);
}

// RemoveIndex

RemoveIndexOperation::RemoveIndexOperation(std::string of_model, std::string index_name)
    : IndexOperation(std::move(of_model)), name(std::move(index_name)) {}

void RemoveIndexOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    std::erase_if(state.edit(app_label, model_name()).options.indexes,
                  [&](const IndexDefinition& index) { return index.name == name; });
}

void RemoveIndexOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.from.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(model)) return;
    change.editor.remove_index(model, named(model.options.indexes, name, "index", model_name()));
}

void RemoveIndexOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(model)) return;
    change.editor.add_index(model, named(model.options.indexes, name, "index", model_name()));
}

std::string RemoveIndexOperation::describe() const {
    return "Remove index " + name + " from " + model_name();
}

std::string RemoveIndexOperation::migration_name_fragment() const {
    return "remove_" + model_name_lower() + "_" + to_lower(name);
}

// RenameIndex

RenameIndexOperation::RenameIndexOperation(std::string of_model, std::string from, std::string to)
    : IndexOperation(std::move(of_model)), old_name(std::move(from)), new_name(std::move(to)) {}

void RenameIndexOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    auto& indexes = state.edit(app_label, model_name()).options.indexes;
    named(indexes, old_name, "index", model_name()).name = new_name;
}

void RenameIndexOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& from = change.from.table_model(change.app_label, model_name());
    const ModelDefinition& to = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(to)) return;
    change.editor.rename_index(to, named(from.options.indexes, old_name, "index", model_name()),
                               named(to.options.indexes, new_name, "index", model_name()));
}

void RenameIndexOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& from = change.from.table_model(change.app_label, model_name());
    const ModelDefinition& to = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(to)) return;
    change.editor.rename_index(to, named(from.options.indexes, new_name, "index", model_name()),
                               named(to.options.indexes, old_name, "index", model_name()));
}

std::string RenameIndexOperation::describe() const {
    return "Rename index " + old_name + " on " + model_name() + " to " + new_name;
}

std::string RenameIndexOperation::migration_name_fragment() const {
    return "rename_" + to_lower(old_name) + "_" + to_lower(new_name);
}

Reduction RenameIndexOperation::reduce(const Operation& self, const Operation& other,
                                       std::string_view app_label) const {
    if (const auto* rename = as<RenameIndexOperation>(other);
        rename && rename->model_name_lower() == model_name_lower() &&
        rename->old_name == new_name) {
        return Reduction::with({Operation(
            std::make_shared<RenameIndexOperation>(model_name(), old_name, rename->new_name))});
    }
    return OperationBase::reduce(self, other, app_label);
}

// AddConstraint

AddConstraintOperation::AddConstraintOperation(std::string of_model, ConstraintDefinition added)
    : IndexOperation(std::move(of_model)), constraint(std::move(added)) {}

void AddConstraintOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    state.edit(app_label, model_name()).options.constraints.push_back(constraint);
}

void AddConstraintOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.to.table_model(change.app_label, model_name());
    if (has_table_of_its_own(model)) change.editor.add_constraint(model, constraint, change.to);
}

void AddConstraintOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.to.table_model(change.app_label, model_name());
    if (has_table_of_its_own(model)) change.editor.remove_constraint(model, constraint, change.to);
}

std::string AddConstraintOperation::describe() const {
    return "Create constraint " + constraint.name + " on model " + model_name();
}

std::string AddConstraintOperation::migration_name_fragment() const {
    return model_name_lower() + "_" + to_lower(constraint.name);
}

Reduction AddConstraintOperation::reduce(const Operation& self, const Operation& other,
                                         std::string_view app_label) const {
    if (const auto* remove = as<RemoveConstraintOperation>(other);
        remove && remove->model_name_lower() == model_name_lower() &&
        remove->name == constraint.name) {
        return Reduction::with({});
    }
    return OperationBase::reduce(self, other, app_label);
}

// RemoveConstraint

RemoveConstraintOperation::RemoveConstraintOperation(std::string of_model,
                                                     std::string constraint_name)
    : IndexOperation(std::move(of_model)), name(std::move(constraint_name)) {}

void RemoveConstraintOperation::state_forwards(std::string_view app_label,
                                               ProjectState& state) const {
    std::erase_if(state.edit(app_label, model_name()).options.constraints,
                  [&](const ConstraintDefinition& constraint) { return constraint.name == name; });
}

void RemoveConstraintOperation::database_forwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(model)) return;
    const auto& before =
        change.from.table_model(change.app_label, model_name()).options.constraints;
    change.editor.remove_constraint(model, named(before, name, "constraint", model_name()),
                                    change.to);
}

void RemoveConstraintOperation::database_backwards(const DatabaseChange& change) const {
    const ModelDefinition& model = change.to.table_model(change.app_label, model_name());
    if (!has_table_of_its_own(model)) return;
    change.editor.add_constraint(
        model, named(model.options.constraints, name, "constraint", model_name()), change.to);
}

std::string RemoveConstraintOperation::describe() const {
    return "Remove constraint " + name + " from model " + model_name();
}

std::string RemoveConstraintOperation::migration_name_fragment() const {
    return "remove_" + model_name_lower() + "_" + to_lower(name);
}

}  // namespace cadenza::migrations
