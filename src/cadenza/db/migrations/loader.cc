#include "cadenza/db/migrations/loader.h"

#include <algorithm>

#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/recorder.h"

namespace cadenza::migrations {

Loader::Loader(const ProjectSource& source, db::Connection* connection, Squashed squashed)
    : source_(source) {
    load();
    if (connection) applied_ = Recorder(*connection).applied();
    build(squashed);
}

void Loader::load() {
    for (const AppSource& app : source_.apps) {
        if (!app.migrated) continue;
        const auto add = [&](Migration migration) {
            migration.app_label = app.label;
            const NodeKey key = migration.key();
            if (!migrations_.emplace(key, std::move(migration)).second) {
                throw MigrationError("There are two migrations " + key.str());
            }
        };
        for (const NamedMigration& file : app.migrations.migrations) {
            Migration migration = file.make();
            migration.name = file.name;
            add(std::move(migration));
        }
        for (const Migration& migration : app.made) add(migration);
    }
}

std::set<std::string> Loader::migrated_apps() const {
    std::set<std::string> labels;
    for (const AppSource& app : source_.apps) {
        if (app.migrated) labels.insert(app.label);
    }
    return labels;
}

// "__first__" and "__latest__" as what they mean; nothing where they mean nothing.
std::optional<NodeKey> Loader::resolve(const NodeKey& key, std::string_view app) const {
    if (key.name != "__first__" && key.name != "__latest__") return key;
    if (key.app == app) return std::nullopt;
    const AppSource* other = source_.find(key.app);
    if (!other) throw MigrationError("Dependency on unknown app: " + key.app);
    const auto nodes =
        key.name == "__first__" ? graph_.root_nodes(key.app) : graph_.leaf_nodes(key.app);
    if (nodes.empty()) return std::nullopt;
    return nodes.front();
}

void Loader::build(Squashed squashed) {
    for (const auto& [key, migration] : migrations_) {
        graph_.add_node(migration);
        if (!migration.replaces.empty()) replacements_.insert(key);
    }
    for (const auto& [key, migration] : migrations_) {
        for (const NodeKey& parent : migration.dependencies) {
            if (parent.app == key.app && parent.name != "__first__") {
                graph_.add_dependency(key, parent);
            }
        }
    }
    for (const auto& [key, migration] : migrations_) {
        for (const NodeKey& dependency : migration.dependencies) {
            if (dependency.app == key.app) continue;
            if (auto parent = resolve(dependency, key.app)) graph_.add_dependency(key, *parent);
        }
        for (const NodeKey& dependency : migration.run_before) {
            if (auto child = resolve(dependency, key.app)) graph_.add_dependency(*child, key);
        }
    }
    if (squashed == Squashed::Replace) replace_squashed();
    graph_.validate();
}

// A squashed migration takes the place of its parts if all of them have been applied or none has.
void Loader::replace_squashed() {
    for (const NodeKey& key : replacements_) {
        const std::vector<NodeKey>& parts = migrations_.at(key).replaces;
        const auto done = [&](const NodeKey& part) { return applied_.contains(part); };
        const bool all = std::ranges::all_of(parts, done);
        if (all) {
            applied_[key] = applied_.at(parts.back());
        } else {
            applied_.erase(key);
        }
        if (all || std::ranges::none_of(parts, done)) {
            graph_.remove_replaced(key, parts);
        } else {
            graph_.remove_replacement(key, parts);
        }
    }
}

const Migration* Loader::find_by_prefix(std::string_view app, std::string_view prefix) const {
    const Migration* found = nullptr;
    for (const auto& [key, migration] : migrations_) {
        if (key.app != app || !key.name.starts_with(prefix)) continue;
        if (key.name == prefix) return &migration;
        if (found) {
            throw AmbiguityError("There is more than one migration for '" + std::string(app) +
                                 "' with the prefix '" + std::string(prefix) + "'");
        }
        found = &migration;
    }
    return found;
}

void Loader::check_consistent_history(std::string_view database_alias) const {
    for (const auto& [key, time] : applied_) {
        if (!graph_.contains(key)) continue;
        for (const NodeKey& parent : graph_.parents(key)) {
            if (applied_.contains(parent)) continue;
            if (replacements_.contains(parent) &&
                std::ranges::all_of(migrations_.at(parent).replaces,
                                    [&](const NodeKey& part) { return applied_.contains(part); })) {
                continue;
            }
            throw InconsistentMigrationHistory(
                "Migration " + key.str() + " is applied before its dependency " + parent.str() +
                " on database '" + std::string(database_alias) + "'.");
        }
    }
}

std::map<std::string, std::vector<std::string>> Loader::conflicts() const {
    std::map<std::string, std::vector<std::string>> leaves;
    for (const NodeKey& key : graph_.leaf_nodes()) leaves[key.app].push_back(key.name);
    std::erase_if(leaves, [](const auto& entry) { return entry.second.size() < 2; });
    return leaves;
}

ProjectState Loader::project_state(std::vector<NodeKey> nodes, bool at_end) const {
    return graph_.make_state(std::move(nodes), at_end, source_.unmigrated_state());
}

}  // namespace cadenza::migrations
