#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/datetime.h"
#include "cadenza/db/migrations/graph.h"
#include "cadenza/db/migrations/source.h"

namespace cadenza::db {
class Connection;
}

namespace cadenza::migrations {

/// The migrations of a project's apps as a graph, and which of them a database has. As
/// django.db.migrations.loader. Throws MigrationError and its kin where they do not fit together.
class Loader {
 public:
    enum class Squashed : bool { AsTheyAre, Replace };
    /// Without a connection nothing counts as applied. `source` must outlive the loader.
    explicit Loader(const ProjectSource& source, db::Connection* connection = nullptr,
                    Squashed squashed = Squashed::Replace);

    const ProjectSource& source() const noexcept { return source_; }
    const MigrationGraph& graph() const noexcept { return graph_; }
    const std::map<NodeKey, Migration>& migrations() const noexcept { return migrations_; }
    /// Also those of apps that the project no longer has.
    const std::map<NodeKey, DateTime>& applied() const noexcept { return applied_; }
    std::map<NodeKey, DateTime>& applied() noexcept { return applied_; }
    /// The migrations that stand for others.
    const std::set<NodeKey>& replacements() const noexcept { return replacements_; }
    std::set<std::string> migrated_apps() const;

    /// The only migration whose name starts so; nullptr if none does. Throws AmbiguityError for
    /// several.
    const Migration* find_by_prefix(std::string_view app, std::string_view prefix) const;
    /// Throws InconsistentMigrationHistory for an applied migration with an unapplied dependency.
    void check_consistent_history(std::string_view database_alias) const;
    /// The apps with more than one last migration, and these.
    std::map<std::string, std::vector<std::string>> conflicts() const;
    /// The models once these migrations have run; see MigrationGraph::make_state.
    ProjectState project_state(std::vector<NodeKey> nodes = {}, bool at_end = true) const;

 private:
    void load();
    void build(Squashed squashed);
    std::optional<NodeKey> resolve(const NodeKey& dependency, std::string_view app) const;
    void replace_squashed();

    const ProjectSource& source_;
    std::map<NodeKey, Migration> migrations_;
    std::map<NodeKey, DateTime> applied_;
    std::set<NodeKey> replacements_;
    MigrationGraph graph_;
};

}  // namespace cadenza::migrations
