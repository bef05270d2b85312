#include "cadenza/db/migrations/source.h"

#include <algorithm>

namespace cadenza::migrations {

const AppSource* ProjectSource::find(std::string_view label) const {
    const auto found = std::ranges::find(apps, label, &AppSource::label);
    return found == apps.end() ? nullptr : &*found;
}

ProjectState ProjectSource::state() const {
    std::vector<db::ModelDefinition> models;
    for (const AppSource& app : apps) {
        models.insert(models.end(), app.models.begin(), app.models.end());
    }
    return ProjectState::from_models(models);
}

ProjectState ProjectSource::unmigrated_state() const {
    std::vector<db::ModelDefinition> models;
    for (const AppSource& app : apps) {
        if (!app.migrated) models.insert(models.end(), app.models.begin(), app.models.end());
    }
    return ProjectState::from_models(models);
}

std::set<std::string> ProjectSource::unmigrated_labels() const {
    std::set<std::string> labels;
    for (const AppSource& app : apps) {
        if (!app.migrated) labels.insert(app.label);
    }
    return labels;
}

}  // namespace cadenza::migrations
