#include "cadenza/db/migrations/loader.h"

#include <gtest/gtest.h>

#include "cadenza/db/migrations/errors.h"

namespace cadenza::migrations {
namespace {

Migration named(std::string name, std::vector<NodeKey> dependencies = {}) {
    Migration migration;
    migration.name = std::move(name);
    migration.dependencies = std::move(dependencies);
    return migration;
}

std::string text(const std::vector<NodeKey>& keys) {
    std::string joined;
    for (const NodeKey& key : keys) joined += (joined.empty() ? "" : " ") + key.str();
    return joined;
}

TEST(Loader, first_and_latest_mean_the_ends_of_another_apps_history) {
    ProjectSource source;
    source.apps.push_back({.label = "a", .made = {named("1"), named("2", {{"a", "1"}})}});
    source.apps.push_back({.label = "b",
                           .made = {named("1", {{"a", "__first__"}}),
                                    named("2", {{"b", "1"}, {"a", "__latest__"}})}});
    const Loader loader(source);
    EXPECT_EQ(text(loader.graph().forwards_plan({"b", "1"})), "a.1 b.1");
    EXPECT_EQ(text(loader.graph().forwards_plan({"b", "2"})), "a.1 b.1 a.2 b.2");
}

TEST(Loader, a_dependency_on_an_app_without_migrations_is_satisfied) {
    ProjectSource source;
    source.apps.push_back({.label = "a", .migrated = false});
    source.apps.push_back({.label = "b", .made = {named("1", {{"a", "__first__"}})}});
    EXPECT_EQ(text(Loader(source).graph().forwards_plan({"b", "1"})), "b.1");
    source.apps.erase(source.apps.begin());
    EXPECT_THROW(Loader{source}, MigrationError);
}

TEST(Loader, run_before_puts_a_migration_in_front_of_another_apps) {
    ProjectSource source;
    Migration early = named("1");
    early.run_before = {{"a", "1"}};
    source.apps.push_back({.label = "a", .made = {named("1")}});
    source.apps.push_back({.label = "b", .made = {early}});
    EXPECT_EQ(text(Loader(source).graph().forwards_plan({"a", "1"})), "b.1 a.1");
}

TEST(Loader, names_are_found_by_their_beginning) {
    ProjectSource source;
    source.apps.push_back({.label = "a",
                           .made = {named("0001_x"), named("0002_y", {{"a", "0001_x"}}),
                                    named("0002_y_z", {{"a", "0002_y"}})}});
    const Loader loader(source);
    EXPECT_EQ(loader.find_by_prefix("a", "0001")->name, "0001_x");
    EXPECT_EQ(loader.find_by_prefix("a", "0002_y")->name, "0002_y");
    EXPECT_EQ(loader.find_by_prefix("a", "0003"), nullptr);
    EXPECT_THROW(loader.find_by_prefix("a", "0002"), AmbiguityError);
}

TEST(Loader, two_ends_are_a_conflict) {
    ProjectSource source;
    source.apps.push_back(
        {.label = "a", .made = {named("1"), named("2", {{"a", "1"}}), named("3", {{"a", "1"}})}});
    const auto conflicts = Loader(source).conflicts();
    ASSERT_EQ(conflicts.size(), 1U);
    EXPECT_EQ(conflicts.at("a"), (std::vector<std::string>{"2", "3"}));
}

TEST(Loader, an_applied_migration_without_its_dependency_is_an_error) {
    ProjectSource source;
    source.apps.push_back({.label = "a", .made = {named("1"), named("2", {{"a", "1"}})}});
    Loader loader(source);
    loader.applied()[{"a", "2"}] = {};
    try {
        loader.check_consistent_history("default");
        FAIL();
    } catch (const InconsistentMigrationHistory& error) {
        EXPECT_EQ(error.message(),
                  "Migration a.2 is applied before its dependency a.1 on database 'default'.");
    }
}

TEST(Loader, a_squashed_migration_is_used_where_none_of_its_parts_ran) {
    ProjectSource source;
    Migration squashed = named("1_squashed");
    squashed.replaces = {{"a", "1"}, {"a", "2"}};
    source.apps.push_back({.label = "a", .made = {named("1"), named("2", {{"a", "1"}}), squashed}});
    EXPECT_EQ(text(Loader(source).graph().leaf_nodes()), "a.1_squashed");
    EXPECT_EQ(text(Loader(source, nullptr, Loader::Squashed::AsTheyAre).graph().leaf_nodes()),
              "a.1_squashed a.2");
}

}  // namespace
}  // namespace cadenza::migrations
