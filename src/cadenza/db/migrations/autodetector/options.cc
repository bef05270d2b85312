#include <algorithm>

#include "cadenza/db/migrations/autodetector/detection.h"

namespace cadenza::migrations {

using db::ConstraintDefinition;
using db::IndexDefinition;

namespace {

template <class T>
std::vector<T> without(const std::vector<T>& list, const std::vector<T>& others) {
    std::vector<T> made;
    for (const T& item : list) {
        if (std::ranges::find(others, item) == others.end()) made.push_back(item);
    }
    return made;
}

bool same_but_name(IndexDefinition a, const IndexDefinition& b) {
    a.name = b.name;
    return a == b;
}

}  // namespace

void Autodetector::Detection::find_altered_indexes() {
    for (const ModelKey& key : kept_models_) {
        const db::ModelOptions& before = old_model(key).options;
        const db::ModelOptions& after = new_model(key).options;
        AlteredOptions altered{
            .added_indexes = without(after.indexes, before.indexes),
            .removed_indexes = without(before.indexes, after.indexes),
            .renamed_indexes = {},
            .added_constraints = without(after.constraints, before.constraints),
            .removed_constraints = without(before.constraints, after.constraints)};
        std::erase_if(altered.added_indexes, [&](const IndexDefinition& added) {
            const auto old = std::ranges::find_if(
                altered.removed_indexes,
                [&](const IndexDefinition& removed) { return same_but_name(removed, added); });
            if (old == altered.removed_indexes.end()) return false;
            altered.renamed_indexes.emplace_back(old->name, added.name);
            altered.removed_indexes.erase(old);
            return true;
        });
        altered_[key] = std::move(altered);
    }
}

void Autodetector::Detection::add_removed_indexes() {
    for (const auto& [key, altered] : altered_) {
        for (const ConstraintDefinition& constraint : altered.removed_constraints) {
            add(key.first, RemoveConstraint(key.second, constraint.name));
        }
    }
    for (const auto& [key, altered] : altered_) {
        for (const IndexDefinition& index : altered.removed_indexes) {
            add(key.first, RemoveIndex(key.second, index.name));
        }
    }
}

void Autodetector::Detection::add_renamed_indexes() {
    for (const auto& [key, altered] : altered_) {
        for (const auto& [old_name, new_name] : altered.renamed_indexes) {
            add(key.first, RenameIndex(key.second, old_name, new_name));
        }
    }
}

void Autodetector::Detection::add_added_indexes() {
    for (const auto& [key, altered] : altered_) {
        for (const IndexDefinition& index : altered.added_indexes) {
            add(key.first, AddIndex(key.second, index), dependencies_of_model(key));
        }
    }
    for (const auto& [key, altered] : altered_) {
        for (const ConstraintDefinition& constraint : altered.added_constraints) {
            add(key.first, AddConstraint(key.second, constraint), dependencies_of_model(key));
        }
    }
}

// unique_together is a set: its order, in the model and in a migration, says nothing.
std::vector<Autodetector::Detection::TogetherChange> Autodetector::Detection::altered_together()
    const {
    std::vector<TogetherChange> changes;
    for (const ModelKey& key : kept_models_) {
        const auto& before = old_model(key).options.unique_together;
        const auto& after = new_model(key).options.unique_together;
        if (without(before, after).empty() && without(after, before).empty()) continue;
        TogetherChange change{.model = key,
                              .kept = {},
                              .wanted = after,
                              .had_some = !before.empty(),
                              .dependencies = {}};
        change.kept = without(after, without(after, before));
        for (const auto& fields : after) {
            for (const std::string& name : fields) {
                if (const db::FieldDefinition* field = new_model(key).find(name)) {
                    std::ranges::move(dependencies_of(*field),
                                      std::back_inserter(change.dependencies));
                }
            }
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

// First without what goes, so that its fields can go too.
void Autodetector::Detection::find_removed_together() {
    for (const TogetherChange& change : altered_together()) {
        if (change.had_some) {
            add(change.model.first, AlterUniqueTogether(change.model.second, change.kept),
                change.dependencies);
        }
    }
}

void Autodetector::Detection::find_altered_together() {
    for (const TogetherChange& change : altered_together()) {
        if (change.kept.size() != change.wanted.size()) {
            add(change.model.first, AlterUniqueTogether(change.model.second, change.wanted),
                change.dependencies);
        }
    }
}

}  // namespace cadenza::migrations
