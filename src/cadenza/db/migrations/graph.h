#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/migrations/migration.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {

/// The migrations of all apps and what each needs before it. As django.db.migrations.graph.
class MigrationGraph {
 public:
    /// The migration must outlive the graph.
    void add_node(const Migration& migration);
    /// `child` needs `parent`. Either may be missing until validate().
    void add_dependency(const NodeKey& child, const NodeKey& parent);
    /// Takes out the migrations that `replacement` stands for; what needed them needs it.
    void remove_replaced(const NodeKey& replacement, const std::vector<NodeKey>& replaced);
    /// Takes out the replacement; what needed it needs the last of those it stood for.
    void remove_replacement(const NodeKey& replacement, const std::vector<NodeKey>& replaced);
    /// Throws NodeNotFoundError for a dependency on nothing, CircularDependencyError for a circle.
    void validate() const;

    bool contains(const NodeKey& key) const { return migrations_.contains(key); }
    /// Asserts contains().
    const Migration& migration(const NodeKey& key) const { return *migrations_.at(key); }
    const std::set<NodeKey>& parents(const NodeKey& key) const { return nodes_.at(key).parents; }
    const std::set<NodeKey>& children(const NodeKey& key) const { return nodes_.at(key).children; }
    /// What must be applied for the target, in order, the target last. Throws NodeNotFoundError.
    std::vector<NodeKey> forwards_plan(const NodeKey& target) const;
    /// What must be unapplied for the target, in order, the target last. Throws NodeNotFoundError.
    std::vector<NodeKey> backwards_plan(const NodeKey& target) const;
    /// The migrations without one of their own app before them; of one app, or of all.
    std::vector<NodeKey> root_nodes(std::string_view app = {}) const;
    /// The migrations without one of their own app after them.
    std::vector<NodeKey> leaf_nodes(std::string_view app = {}) const;

    /// The models once these migrations, and all that they need, have run; all migrations if empty.
    /// With at_end off: before these ran.
    ProjectState make_state(std::vector<NodeKey> nodes = {}, bool at_end = true,
                            ProjectState start = {}) const;

 private:
    struct Node {
        std::set<NodeKey> parents;
        std::set<NodeKey> children;
    };
    std::vector<NodeKey> depth_first(const NodeKey& start, bool forwards) const;
    void ensure_not_cyclic() const;

    std::map<NodeKey, const Migration*> migrations_;
    std::map<NodeKey, Node> nodes_;
};

}  // namespace cadenza::migrations
