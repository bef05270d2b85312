#include "cadenza/db/migrations/state.h"

#include <algorithm>

#include "cadenza/base/text/case.h"
#include "cadenza/db/migrations/errors.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::ModelDefinition;

struct ProjectState::Entry {
    ModelDefinition raw;
    mutable std::unique_ptr<ModelDefinition> with_key;  // made when asked for
    Entry(ModelDefinition model) : raw(std::move(model)) {}
};

ModelKey model_key(std::string_view app_label, std::string_view model_name) {
    return {std::string(app_label), to_lower(model_name)};
}

ModelKey model_key(std::string_view label) {
    const std::size_t dot = label.find('.');
    return model_key(label.substr(0, dot), dot == label.npos ? "" : label.substr(dot + 1));
}

void normalize_relation(FieldDefinition& field, std::string_view app_label,
                        std::string_view model_name) {
    const auto label = [&](std::string& reference) {
        if (reference.empty()) return;
        if (reference == "self") reference = model_name;
        const ModelKey key = reference.find('.') == std::string::npos
                                 ? model_key(app_label, reference)
                                 : model_key(reference);
        reference = key.first + "." + key.second;
    };
    label(field.to);
    label(field.through);
}

void normalize_relations(ModelDefinition& model) {
    for (FieldDefinition& field : model.fields) {
        if (field.is_relation()) normalize_relation(field, model.app_label, model.name);
    }
}

ProjectState::ProjectState() = default;
ProjectState::ProjectState(const ProjectState&) = default;
ProjectState::ProjectState(ProjectState&&) noexcept = default;
ProjectState& ProjectState::operator=(const ProjectState&) = default;
ProjectState& ProjectState::operator=(ProjectState&&) noexcept = default;
ProjectState::~ProjectState() = default;

ProjectState ProjectState::from_models(std::span<const ModelDefinition> models) {
    ProjectState state;
    for (const ModelDefinition& model : models) {
        if (model.options.abstract) continue;
        ModelDefinition copy = model;
        copy.finish();
        state.add_model(std::move(copy));
    }
    // A to_field that is the target's key says nothing.
    for (const ModelKey& key : state.keys()) {
        for (FieldDefinition& field : state.edit(key.first, key.second).fields) {
            if (!field.is_single_relation() || field.to_field.empty()) continue;
            const ModelDefinition* target = state.find_model(field.to);
            if (target && target->primary_key().name == field.to_field) field.to_field.clear();
        }
    }
    return state;
}

void ProjectState::add_model(ModelDefinition model) {
    normalize_relations(model);
    const ModelKey key = model_key(model.app_label, model.name);
    models_[key] = std::make_shared<Entry>(std::move(model));
}

void ProjectState::remove_model(std::string_view app_label, std::string_view name) {
    model(app_label, name);
    models_.erase(model_key(app_label, name));
}

ModelDefinition& ProjectState::edit(std::string_view app_label, std::string_view name) {
    model(app_label, name);
    std::shared_ptr<Entry>& entry = models_[model_key(app_label, name)];
    if (entry.use_count() > 1) entry = std::make_shared<Entry>(entry->raw);
    entry->with_key.reset();
    return entry->raw;
}

const ModelDefinition* ProjectState::find(const ModelKey& key) const {
    const auto found = models_.find(key);
    return found == models_.end() ? nullptr : &found->second->raw;
}

const ModelDefinition& ProjectState::model(std::string_view app_label,
                                           std::string_view name) const {
    if (const ModelDefinition* found = find(model_key(app_label, name))) return *found;
    throw MigrationError("There is no model '" + std::string(app_label) + "." + std::string(name) +
                         "' at this point of the migrations");
}

const ModelDefinition* ProjectState::rendered(const Entry& entry) const {
    const ModelDefinition& raw = entry.raw;
    if (raw.options.proxy) {
        return raw.bases.empty() ? nullptr : find_model(db::resolve_label(raw, raw.bases.front()));
    }
    if (std::ranges::any_of(raw.fields, &FieldDefinition::primary_key)) return &raw;
    if (!entry.with_key) {
        entry.with_key = std::make_unique<ModelDefinition>(raw);
        entry.with_key->finish();
    }
    return entry.with_key.get();
}

const ModelDefinition& ProjectState::table_model(std::string_view app_label,
                                                 std::string_view name) const {
    const ModelDefinition& raw = model(app_label, name);
    const ModelDefinition* found = rendered(*models_.find(model_key(app_label, name))->second);
    return found ? *found : raw;
}

const ModelDefinition* ProjectState::find_model(std::string_view label) const {
    const auto found = models_.find(model_key(label));
    return found == models_.end() ? nullptr : rendered(*found->second);
}

std::vector<const ModelDefinition*> ProjectState::all_models() const {
    std::vector<const ModelDefinition*> all;
    for (const auto& [key, entry] : models_) {
        if (!entry->raw.options.proxy) all.push_back(rendered(*entry));
    }
    return all;
}

std::vector<ModelKey> ProjectState::keys() const {
    std::vector<ModelKey> keys;
    for (const auto& [key, entry] : models_) keys.push_back(key);
    return keys;
}

void ProjectState::rename_model(std::string_view app_label, std::string_view old_name,
                                std::string_view new_name) {
    ModelDefinition renamed = model(app_label, old_name);
    const ModelKey old_key = model_key(app_label, old_name);
    const ModelKey new_key = model_key(app_label, new_name);
    const std::string old_label = old_key.first + "." + old_key.second;
    const std::string new_label = new_key.first + "." + new_key.second;
    renamed.name = new_name;
    models_.erase(old_key);
    models_[new_key] = std::make_shared<Entry>(std::move(renamed));
    const auto concerns = [&](const FieldDefinition& field) {
        return field.to == old_label || field.through == old_label;
    };
    for (const ModelKey& key : keys()) {
        const ModelDefinition& other = *find(key);
        const bool inherits = std::ranges::any_of(other.bases, [&](const std::string& base) {
            return model_key(db::resolve_label(other, base)) == old_key;
        });
        if (!inherits && std::ranges::none_of(other.fields, concerns)) continue;
        ModelDefinition& edited = edit(key.first, key.second);
        for (FieldDefinition& field : edited.fields) {
            if (field.to == old_label) field.to = new_label;
            if (field.through == old_label) field.through = new_label;
        }
        for (std::string& base : edited.bases) {
            if (model_key(db::resolve_label(edited, base)) == old_key) {
                base = std::string(app_label) + "." + std::string(new_name);
            }
        }
    }
}

void ProjectState::rename_field(std::string_view app_label, std::string_view model_name,
                                std::string_view old_name, std::string_view new_name) {
    ModelDefinition& edited = edit(app_label, model_name);
    FieldDefinition* field = edited.find(old_name);
    if (!field) {
        throw MigrationError(std::string(app_label) + "." + std::string(model_name) +
                             " has no field named '" + std::string(old_name) + "'");
    }
    field->name = new_name;
    const auto rename = [&](std::vector<std::string>& names) {
        for (std::string& name : names) {
            if (name == old_name) name = new_name;
            if (name == "-" + std::string(old_name)) name = "-" + std::string(new_name);
        }
    };
    for (auto& together : edited.options.unique_together) rename(together);
    for (db::IndexDefinition& index : edited.options.indexes) {
        rename(index.fields);
        index.condition = index.condition.renamed(old_name, new_name);
        for (auto& expression : index.expressions) {
            if (expression.field == old_name) expression.field = new_name;
        }
    }
    for (db::ConstraintDefinition& constraint : edited.options.constraints) {
        rename(constraint.fields);
        constraint.condition = constraint.condition.renamed(old_name, new_name);
    }
    const ModelKey key = model_key(app_label, model_name);
    const std::string label = key.first + "." + key.second;
    for (const ModelKey& other : keys()) {
        const auto points_here = [&](const FieldDefinition& relation) {
            return (relation.to == label && relation.to_field == old_name) ||
                   (relation.through == label &&
                    std::ranges::find(relation.through_fields, old_name) !=
                        relation.through_fields.end());
        };
        if (std::ranges::none_of(find(other)->fields, points_here)) continue;
        for (FieldDefinition& relation : edit(other.first, other.second).fields) {
            if (!points_here(relation)) continue;
            if (relation.to == label && relation.to_field == old_name) relation.to_field = new_name;
            if (relation.through == label) rename(relation.through_fields);
        }
    }
}

}  // namespace cadenza::migrations
