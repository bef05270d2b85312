#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/migrations/graph.h"
#include "cadenza/db/migrations/migration.h"
#include "cadenza/db/migrations/questioner.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {

/// The migrations that turn one state of the models into another, per app.
using Changes = std::map<std::string, std::vector<Migration>>;

/// Compares two states and makes the operations between them: renamed, deleted and created models
/// and fields, altered fields and options, in an order in which each can run, split over the apps.
/// As django.db.migrations.autodetector of Django 5.
class Autodetector {
 public:
    /// All must outlive the autodetector. Apps in `unmigrated` are looked at for their relations
    /// only.
    Autodetector(const ProjectState& from, const ProjectState& to, Questioner& questioner,
                 std::set<std::string> unmigrated = {});
    ~Autodetector();

    struct Options {
        std::set<std::string> only_apps = {};  ///< leave out apps that these do not need
        std::string name = {};                 ///< instead of a suggested name
    };
    /// Named and numbered as the next ones of the graph. Empty where nothing has changed.
    Changes changes(const MigrationGraph& graph, const Options& options);
    Changes changes(const MigrationGraph& graph) { return changes(graph, {}); }
    /// Names and numbers migrations, and puts them behind the last ones of the graph.
    static void arrange_for_graph(Changes& changes, const MigrationGraph& graph,
                                  Questioner& questioner, std::string_view name = {});

 private:
    class Detection;

    const ProjectState& from_;
    const ProjectState& to_;
    Questioner& questioner_;
    std::set<std::string> unmigrated_;
};

/// 12 of "0012_item"; nothing where the name starts with no digit.
std::optional<int> migration_number(std::string_view name);

/// "20240209_1530", of now in UTC.
std::string migration_timestamp();

}  // namespace cadenza::migrations
