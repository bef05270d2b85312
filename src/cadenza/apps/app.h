#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cadenza/db/migrations/migration.h"

namespace cadenza {

class AdminSite;
class CheckRegistry;
class ModelInfo;
class Project;

namespace management {
class Command;
}
namespace migrations {
struct PostMigrate;
}

/// The models of an app, by the functions that describe them: models<BlogPost, Tag>().
using ModelList = std::vector<const ModelInfo& (*)()>;

template <class M>
const ModelInfo& model_info();

template <class... M>
ModelList models() {
    return {&model_info<M>...};
}

/// A part of a project with models, migrations and whatever else it brings: what the function of
/// that name in an app's app.cpp returns. Settings list those functions in installed_apps. As
/// Django's AppConfig.
struct App {
    std::string label;         ///< "api": in table names, migration records and permissions
    std::string verbose_name;  ///< for people; empty: made from the label
    ModelList models;
    /// Models without a table of their own that only migrations, content types and permissions
    /// know: other names that Django's admin has for a model.
    std::vector<db::ModelDefinition> (*proxies)() = nullptr;
    /// The migration files of the app, from the source that CMake writes; none: the app's tables
    /// are made without a history.
    migrations::MigrationList (*migrations)() = nullptr;
    /// Called after each migrate, in a transaction: makes rows that depend on the models.
    void (*post_migrate)(const migrations::PostMigrate&) = nullptr;
    void (*admin)(AdminSite&) = nullptr;
    /// Adds the app's own system checks.
    void (*checks)(CheckRegistry&, const Project&) = nullptr;
    /// The commands that ./manage gets from the app.
    std::vector<std::unique_ptr<management::Command>> (*commands)() = nullptr;
    /// Called once, when the project is built and before it serves: connects signals, and the like.
    void (*ready)(Project&) = nullptr;
};

}  // namespace cadenza
