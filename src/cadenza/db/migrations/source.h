#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/migrations/migration.h"
#include "cadenza/db/migrations/state.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza::migrations {

/// One app of the project as the migrations see it.
struct AppSource {
    std::string label;
    std::vector<db::ModelDefinition> models;  ///< as the program declares them today
    bool migrated = true;                     ///< false: it has no migrations, and gets none
    MigrationList migrations;
    std::vector<Migration> made = {};  ///< besides the files: migrations with their names set
};

/// All apps of a project.
struct ProjectSource {
    std::vector<AppSource> apps;

    const AppSource* find(std::string_view label) const;
    /// The models of today.
    ProjectState state() const;
    /// The models of today, of the apps without migrations only: where every history starts.
    ProjectState unmigrated_state() const;
    std::set<std::string> unmigrated_labels() const;
};

}  // namespace cadenza::migrations
