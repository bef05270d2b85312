#include "cadenza/db/migrations/graph.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cadenza/db/migrations/errors.h"

namespace cadenza::migrations {
namespace {

std::string shown(const NodeKey& key) {
    return "('" + key.app + "', '" + key.name + "')";
}

}  // namespace

void MigrationGraph::add_node(const Migration& migration) {
    migrations_[migration.key()] = &migration;
    nodes_[migration.key()];
}

void MigrationGraph::add_dependency(const NodeKey& child, const NodeKey& parent) {
    nodes_[child].parents.insert(parent);
    nodes_[parent].children.insert(child);
}

void MigrationGraph::remove_replaced(const NodeKey& replacement,
                                     const std::vector<NodeKey>& replaced) {
    const std::set<NodeKey> gone(replaced.begin(), replaced.end());
    for (const NodeKey& key : gone) {
        migrations_.erase(key);
        const auto found = nodes_.find(key);
        if (found == nodes_.end()) continue;
        const Node node = std::move(found->second);
        nodes_.erase(found);
        for (const NodeKey& child : node.children) {
            if (nodes_.contains(child)) nodes_[child].parents.erase(key);
            if (!gone.contains(child) && child != replacement) add_dependency(child, replacement);
        }
        for (const NodeKey& parent : node.parents) {
            if (nodes_.contains(parent)) nodes_[parent].children.erase(key);
            if (!gone.contains(parent) && parent != replacement)
                add_dependency(replacement, parent);
        }
    }
}

void MigrationGraph::remove_replacement(const NodeKey& replacement,
                                        const std::vector<NodeKey>& replaced) {
    migrations_.erase(replacement);
    const auto found = nodes_.find(replacement);
    if (found == nodes_.end()) return;
    const Node node = std::move(found->second);
    nodes_.erase(found);
    std::set<NodeKey> last;
    std::set<NodeKey> needed;
    for (const NodeKey& key : replaced) {
        const auto old = nodes_.find(key);
        if (old == nodes_.end()) continue;
        last.insert(key);
        needed.insert(old->second.parents.begin(), old->second.parents.end());
    }
    std::erase_if(last, [&](const NodeKey& key) { return needed.contains(key); });
    for (const NodeKey& child : node.children) {
        nodes_[child].parents.erase(replacement);
        for (const NodeKey& key : last) add_dependency(child, key);
    }
    for (const NodeKey& parent : node.parents) nodes_[parent].children.erase(replacement);
}

void MigrationGraph::validate() const {
    for (const auto& [key, node] : nodes_) {
        if (migrations_.contains(key)) continue;
        if (node.children.empty()) {
            throw NodeNotFoundError("Migration " + node.parents.begin()->str() +
                                    " is to run before the nonexistent node " + shown(key));
        }
        throw NodeNotFoundError("Migration " + node.children.begin()->str() +
                                " dependencies reference nonexistent parent node " + shown(key));
    }
    ensure_not_cyclic();
}

void MigrationGraph::ensure_not_cyclic() const {
    std::set<NodeKey> todo;
    for (const auto& [key, node] : nodes_) todo.insert(key);
    while (!todo.empty()) {
        std::vector<NodeKey> stack = {*todo.begin()};
        todo.erase(todo.begin());
        while (!stack.empty()) {
            bool deeper = false;
            for (const NodeKey& child : nodes_.at(stack.back()).children) {
                const auto at = std::ranges::find(stack, child);
                if (at != stack.end()) {
                    std::string circle;
                    for (auto it = at; it != stack.end(); ++it) {
                        circle += (circle.empty() ? "" : ", ") + it->str();
                    }
                    throw CircularDependencyError(circle);
                }
                if (todo.erase(child) > 0) {
                    stack.push_back(child);
                    deeper = true;
                    break;
                }
            }
            if (!deeper) stack.pop_back();
        }
    }
}

std::vector<NodeKey> MigrationGraph::depth_first(const NodeKey& start, bool forwards) const {
    if (!migrations_.contains(start)) {
        throw NodeNotFoundError("Node " + shown(start) + " not a valid node");
    }
    std::vector<NodeKey> visited;
    std::set<NodeKey> seen;
    std::vector<std::pair<NodeKey, bool>> stack = {{start, false}};
    while (!stack.empty()) {
        const auto [key, processed] = stack.back();
        stack.pop_back();
        if (seen.contains(key)) continue;
        if (processed) {
            seen.insert(key);
            visited.push_back(key);
            continue;
        }
        stack.emplace_back(key, true);
        const Node& node = nodes_.at(key);
        for (const NodeKey& next : forwards ? node.parents : node.children) {
            stack.emplace_back(next, false);
        }
    }
    return visited;
}

std::vector<NodeKey> MigrationGraph::forwards_plan(const NodeKey& target) const {
    return depth_first(target, true);
}

std::vector<NodeKey> MigrationGraph::backwards_plan(const NodeKey& target) const {
    return depth_first(target, false);
}

std::vector<NodeKey> MigrationGraph::root_nodes(std::string_view app) const {
    std::vector<NodeKey> roots;
    for (const auto& [key, migration] : migrations_) {
        const auto& parents = nodes_.at(key).parents;
        const bool root = std::ranges::none_of(
            parents, [&own = key](const NodeKey& parent) { return parent.app == own.app; });
        if (root && (app.empty() || key.app == app)) roots.push_back(key);
    }
    return roots;
}

std::vector<NodeKey> MigrationGraph::leaf_nodes(std::string_view app) const {
    std::vector<NodeKey> leaves;
    for (const auto& [key, migration] : migrations_) {
        const auto& children = nodes_.at(key).children;
        const bool leaf = std::ranges::none_of(
            children, [&own = key](const NodeKey& child) { return child.app == own.app; });
        if (leaf && (app.empty() || key.app == app)) leaves.push_back(key);
    }
    return leaves;
}

ProjectState MigrationGraph::make_state(std::vector<NodeKey> nodes, bool at_end,
                                        ProjectState state) const {
    if (nodes.empty()) nodes = leaf_nodes();
    std::set<NodeKey> done;
    for (const NodeKey& node : nodes) {
        for (const NodeKey& key : forwards_plan(node)) {
            if (!at_end && std::ranges::find(nodes, key) != nodes.end()) continue;
            if (!done.insert(key).second) continue;
            for (const Operation& operation : migration(key).operations) {
                operation->state_forwards(key.app, state);
            }
        }
    }
    return state;
}

}  // namespace cadenza::migrations
