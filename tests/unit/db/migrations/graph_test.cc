#include "cadenza/db/migrations/graph.h"

#include <gtest/gtest.h>

#include <deque>

#include "cadenza/db/migrations/errors.h"

namespace cadenza::migrations {
namespace {

class Graph : public testing::Test {
 protected:
    void node(const std::string& app, const std::string& name, std::vector<NodeKey> parents = {}) {
        Migration migration;
        migration.app_label = app;
        migration.name = name;
        migrations_.push_back(std::move(migration));
        graph.add_node(migrations_.back());
        for (const NodeKey& parent : parents) graph.add_dependency({app, name}, parent);
    }
    static std::string text(const std::vector<NodeKey>& keys) {
        std::string joined;
        for (const NodeKey& key : keys) joined += (joined.empty() ? "" : " ") + key.str();
        return joined;
    }
    void diamond() {
        node("a", "1");
        node("b", "1", {{"a", "1"}});
        node("a", "2", {{"a", "1"}});
        node("a", "3", {{"a", "2"}, {"b", "1"}});
    }

    MigrationGraph graph;
    std::deque<Migration> migrations_;
};

TEST_F(Graph, plans_hold_what_is_needed_in_order) {
    diamond();
    graph.validate();
    EXPECT_EQ(text(graph.forwards_plan({"a", "3"})), "a.1 b.1 a.2 a.3");
    EXPECT_EQ(text(graph.forwards_plan({"a", "2"})), "a.1 a.2");
    EXPECT_EQ(text(graph.backwards_plan({"b", "1"})), "a.3 b.1");
    EXPECT_EQ(text(graph.backwards_plan({"a", "1"})), "a.3 b.1 a.2 a.1");
}

TEST_F(Graph, roots_and_leaves_count_within_an_app) {
    diamond();
    EXPECT_EQ(text(graph.root_nodes()), "a.1 b.1");
    EXPECT_EQ(text(graph.leaf_nodes()), "a.3 b.1");
    EXPECT_EQ(text(graph.leaf_nodes("a")), "a.3");
}

TEST_F(Graph, a_dependency_on_nothing_is_named) {
    node("a", "2", {{"a", "1"}});
    try {
        graph.validate();
        FAIL();
    } catch (const NodeNotFoundError& error) {
        EXPECT_EQ(error.message(),
                  "Migration a.2 dependencies reference nonexistent parent node ('a', '1')");
    }
    EXPECT_THROW(graph.forwards_plan({"x", "1"}), NodeNotFoundError);
}

TEST_F(Graph, a_circle_is_named) {
    node("a", "1", {{"b", "1"}});
    node("b", "1", {{"a", "1"}});
    try {
        graph.validate();
        FAIL();
    } catch (const CircularDependencyError& error) {
        EXPECT_EQ(error.message(), "a.1, b.1");
    }
}

TEST_F(Graph, a_squashed_migration_takes_the_place_of_its_parts) {
    diamond();
    node("a", "1_2");
    graph.remove_replaced({"a", "1_2"}, {{"a", "1"}, {"a", "2"}});
    graph.validate();
    EXPECT_EQ(text(graph.forwards_plan({"a", "3"})), "a.1_2 b.1 a.3");
}

TEST_F(Graph, an_unusable_squashed_migration_goes_and_its_last_part_stays) {
    node("a", "1");
    node("a", "2", {{"a", "1"}});
    node("a", "1_2");
    node("a", "3", {{"a", "1_2"}});
    graph.remove_replacement({"a", "1_2"}, {{"a", "1"}, {"a", "2"}});
    graph.validate();
    EXPECT_EQ(text(graph.forwards_plan({"a", "3"})), "a.1 a.2 a.3");
}

TEST_F(Graph, a_deep_history_does_not_overflow_the_stack) {
    node("a", "00000");
    for (int i = 1; i < 5'000; ++i) {
        char previous[16];
        char name[16];
        std::snprintf(previous, sizeof previous, "%05d", i - 1);
        std::snprintf(name, sizeof name, "%05d", i);
        node("a", name, {{"a", previous}});
    }
    EXPECT_EQ(graph.forwards_plan({"a", "04999"}).size(), 5'000U);
}

}  // namespace
}  // namespace cadenza::migrations
