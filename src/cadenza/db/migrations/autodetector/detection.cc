#include "cadenza/db/migrations/autodetector/detection.h"

#include <algorithm>
#include <iterator>

#include "cadenza/base/text/case.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/operations/model_operations.h"

namespace cadenza::migrations {

using db::FieldDefinition;
using db::ModelDefinition;

Autodetector::Detection::Detection(const ProjectState& from, const ProjectState& to,
                                   Questioner& questioner, const std::set<std::string>& unmigrated,
                                   const MigrationGraph& graph)
    : from_(from), to_(to), questioner_(questioner), unmigrated_(unmigrated), graph_(graph) {}

Changes Autodetector::Detection::run() {
    sort_models_by_kind();
    find_renamed_models();
    prepare_field_keys();
    find_deleted_models();
    find_created_models();
    find_proxies();
    find_altered_options();
    find_renamed_fields();
    // Indexes and constraints go before the fields that they cover, and come after them.
    find_altered_indexes();
    add_removed_indexes();
    add_renamed_fields();
    add_renamed_indexes();
    find_removed_together();
    find_removed_fields();
    find_added_fields();
    find_altered_fields();
    find_altered_together();
    add_added_indexes();
    find_altered_tables();

    sort_operations();
    build_migrations();
    finish_migrations();
    return std::move(migrations_);
}

void Autodetector::Detection::sort_models_by_kind() {
    const auto sort = [&](const ProjectState& state, auto& models, auto& proxies, auto& unmanaged) {
        for (const ModelKey& key : state.keys()) {
            if (unmigrated_.contains(key.first)) continue;
            const ModelDefinition& model = *state.find(key);
            (!model.options.managed ? unmanaged
             : model.options.proxy  ? proxies
                                    : models)
                .insert(key);
        }
    };
    sort(from_, old_models_, old_proxies_, old_unmanaged_);
    sort(to_, new_models_, new_proxies_, new_unmanaged_);
}

std::string Autodetector::Detection::old_name(const ModelKey& key) const {
    const auto renamed = renamed_models_.find(key);
    return renamed == renamed_models_.end() ? key.second : renamed->second;
}

const ModelDefinition& Autodetector::Detection::old_model(const ModelKey& key) const {
    return from_.model(key.first, old_name(key));
}

const ModelDefinition& Autodetector::Detection::new_model(const ModelKey& key) const {
    return to_.model(key.first, key.second);
}

void Autodetector::Detection::prepare_field_keys() {
    const auto both = [](const auto& a, const auto& b, auto& into) {
        std::ranges::set_intersection(a, b, std::inserter(into, into.end()));
    };
    both(old_models_, new_models_, kept_models_);
    both(old_proxies_, new_proxies_, kept_proxies_);
    both(old_unmanaged_, new_unmanaged_, kept_unmanaged_);
    for (const ModelKey& key : kept_models_) {
        for (const FieldDefinition& field : old_model(key).fields) {
            old_fields_.insert({key, field.name});
        }
        for (const FieldDefinition& field : new_model(key).fields) {
            new_fields_.insert({key, field.name});
        }
    }
    for (const ModelKey& key : old_models_) {
        for (const FieldDefinition& field : old_model(key).fields) {
            if (!field.is_many_to_many() || field.through.empty()) continue;
            through_users_[model_key(field.through)] = {key.first, old_name(key), field.name,
                                                        Dependency::Kind::Remove};
        }
    }
}

std::vector<Dependency> Autodetector::Detection::dependencies_of(
    const FieldDefinition& field) const {
    Dependencies dependencies;
    for (const std::string& label : {field.to, field.through}) {
        if (label.empty()) continue;
        const ModelKey key = model_key(label);
        dependencies.push_back({key.first, key.second, {}, Dependency::Kind::Create});
    }
    return dependencies;
}

std::vector<Dependency> Autodetector::Detection::dependencies_of_model(const ModelKey& key) const {
    Dependencies dependencies;
    for (const FieldDefinition& field : new_model(key).fields) {
        std::ranges::move(dependencies_of(field), std::back_inserter(dependencies));
    }
    return dependencies;
}

void Autodetector::Detection::add(const std::string& app, Operation operation,
                                  Dependencies dependencies, bool first) {
    std::vector<Pending>& list = pending_[app];
    list.insert(first ? list.begin() : list.end(), {std::move(operation), std::move(dependencies)});
}

bool Autodetector::Detection::satisfies(const Operation& operation, const Dependency& dependency) {
    const auto* on_model = as<ModelOperation>(operation);
    const auto* on_field = as<FieldOperation>(operation);
    const bool same_model = on_model && on_model->name_lower() == dependency.model;
    const bool same_field = on_field && on_field->model_name_lower() == dependency.model &&
                            on_field->name_lower() == to_lower(dependency.field);
    const auto* created = as<CreateModelOperation>(operation);
    switch (dependency.kind) {
        case Dependency::Kind::Create:
            if (dependency.field.empty()) return created && same_model;
            if (created && same_model) {
                return std::ranges::find(created->fields, dependency.field,
                                         &FieldDefinition::name) != created->fields.end();
            }
            return same_field && as<AddFieldOperation>(operation);
        case Dependency::Kind::Remove:
            if (dependency.field.empty()) return same_model && as<DeleteModelOperation>(operation);
            return same_field && as<RemoveFieldOperation>(operation);
        case Dependency::Kind::Alter: return same_field && as<AlterFieldOperation>(operation);
        case Dependency::Kind::TogetherChange:
            return same_model && as<AlterUniqueTogetherOperation>(operation);
    }
    return false;
}

// A stable topological sort: in layers, each in the order that the operations had.
void Autodetector::Detection::sort_operations() {
    for (auto& [app, list] : pending_) {
        std::vector<std::set<std::size_t>> needs(list.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (const Dependency& dependency : list[i].dependencies) {
                if (dependency.app != app) continue;
                for (std::size_t j = 0; j < list.size(); ++j) {
                    if (satisfies(list[j].operation, dependency)) needs[i].insert(j);
                }
            }
        }
        std::vector<Pending> sorted;
        std::set<std::size_t> done;
        while (sorted.size() < list.size()) {
            std::vector<std::size_t> layer;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (!done.contains(i) && std::ranges::includes(done, needs[i])) layer.push_back(i);
            }
            if (layer.empty()) {
                throw MigrationError("The changes of the app '" + app +
                                     "' depend on each other in a circle");
            }
            for (std::size_t i : layer) sorted.push_back(list[i]);
            done.insert(layer.begin(), layer.end());
        }
        list = std::move(sorted);
    }
}

// Takes from each app in turn what can run, until nothing is left. While every app can be finished
// in one go no migration is cut; where all wait for each other, one is.
void Autodetector::Detection::build_migrations() {
    const auto left = [&] {
        std::size_t count = 0;
        for (const auto& [app, list] : pending_) count += list.size();
        return count;
    };
    bool any = false;
    for (std::size_t before = left(); before > 0;) {
        for (const auto& [app, list] : pending_) {
            if (chop(app, any)) any = false;
        }
        const std::size_t after = left();
        if (after == before) {
            if (any) throw MigrationError("Cannot resolve operation dependencies");
            any = true;
        }
        before = after;
    }
}

// What other apps' migrations the operation needs; nothing if they do not exist yet. With `any`, an
// app that is not being changed is good for what it has.
std::optional<std::set<NodeKey>> Autodetector::Detection::external_dependencies(
    const std::string& app, const Dependencies& dependencies, bool any) const {
    std::set<NodeKey> keys;
    for (const Dependency& dependency : dependencies) {
        if (dependency.app == app) continue;
        const auto waiting = pending_.find(dependency.app);
        if (waiting != pending_.end() &&
            std::ranges::any_of(waiting->second, [&](const Pending& other) {
                return satisfies(other.operation, dependency);
            })) {
            return std::nullopt;
        }
        const auto made = migrations_.find(dependency.app);
        if (made != migrations_.end()) {
            keys.insert({dependency.app, made->second.back().name});
        } else if (any) {
            const std::vector<NodeKey> leaves = graph_.leaf_nodes(dependency.app);
            keys.insert(leaves.empty() ? NodeKey{dependency.app, "__first__"} : leaves.front());
        } else {
            return std::nullopt;
        }
    }
    return keys;
}

bool Autodetector::Detection::chop(const std::string& app, bool any) {
    std::vector<Pending>& list = pending_[app];
    std::set<NodeKey> dependencies;
    std::size_t count = 0;
    for (; count < list.size(); ++count) {
        const auto keys = external_dependencies(app, list[count].dependencies, any);
        if (!keys) break;
        dependencies.insert(keys->begin(), keys->end());
    }
    if (count == 0 || (count < list.size() && !any)) return false;
    std::vector<Migration>& made = migrations_[app];
    Migration migration;
    migration.app_label = app;
    migration.name = "auto_" + std::to_string(made.size() + 1);
    migration.dependencies.assign(dependencies.begin(), dependencies.end());
    const std::vector<ModelKey> before = from_.keys();
    migration.initial =
        std::ranges::none_of(before, [&](const ModelKey& key) { return key.first == app; });
    for (std::size_t i = 0; i < count; ++i) migration.operations.push_back(list[i].operation);
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count));
    made.push_back(std::move(migration));
    return true;
}

void Autodetector::Detection::finish_migrations() {
    for (auto& [app, migrations] : migrations_) {
        for (std::size_t i = 1; i < migrations.size(); ++i) {
            migrations[i].dependencies.push_back(migrations[i - 1].key());
        }
        for (Migration& migration : migrations) {
            std::ranges::sort(migration.dependencies);
            const auto [first, last] = std::ranges::unique(migration.dependencies);
            migration.dependencies.erase(first, last);
            migration.operations = optimize(std::move(migration.operations), app);
        }
    }
}

}  // namespace cadenza::migrations
