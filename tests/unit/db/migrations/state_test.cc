#include "cadenza/db/migrations/state.h"

#include <gtest/gtest.h>

#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/fields.h"

namespace cadenza::migrations {
namespace {

ProjectState shop() {
    ProjectState state;
    state.add_model({"shop", "Owner", {BigAutoField("id"), CharField("code", {.max_length = 5})}});
    state.add_model({"shop",
                     "Item",
                     {BigAutoField("id"), ForeignKey("owner", "Owner", {.to_field = "code"}),
                      ForeignKey("parent", "self"), CharField("title", {.max_length = 9})},
                     {.unique_together = {{"owner", "title"}},
                      .indexes = {{.name = "i", .fields = {"-title"}}}}});
    return state;
}

TEST(ProjectState, a_copy_shares_models_until_one_is_edited) {
    const ProjectState before = shop();
    ProjectState after = before;
    EXPECT_EQ(before.find({"shop", "item"}), after.find({"shop", "item"}));
    after.edit("shop", "Item").options.ordering = {"title"};
    EXPECT_TRUE(before.model("shop", "Item").options.ordering.empty());
    EXPECT_EQ(before.find({"shop", "owner"}), after.find({"shop", "owner"}));
}

TEST(ProjectState, relations_are_kept_as_labels_in_small_letters) {
    const ProjectState state = shop();
    EXPECT_EQ(state.model("shop", "item").find("owner")->to, "shop.owner");
    EXPECT_EQ(state.model("shop", "item").find("parent")->to, "shop.item");
}

TEST(ProjectState, a_model_that_is_not_there_is_named) {
    ProjectState state = shop();
    try {
        state.edit("shop", "Tag");
        FAIL() << "was found";
    } catch (const MigrationError& error) {
        EXPECT_EQ(error.message(), "There is no model 'shop.Tag' at this point of the migrations");
    }
}

TEST(ProjectState, renaming_a_model_repoints_its_relations) {
    ProjectState state = shop();
    state.rename_model("shop", "Owner", "Person");
    EXPECT_EQ(state.find({"shop", "owner"}), nullptr);
    EXPECT_EQ(state.model("shop", "Item").find("owner")->to, "shop.person");
    state.rename_model("shop", "Item", "Ware");
    EXPECT_EQ(state.model("shop", "Ware").find("parent")->to, "shop.ware");
}

TEST(ProjectState, renaming_a_field_reaches_options_and_foreign_keys) {
    ProjectState state = shop();
    state.rename_field("shop", "Item", "title", "name");
    const db::ModelOptions& options = state.model("shop", "Item").options;
    EXPECT_EQ(options.unique_together[0], (std::vector<std::string>{"owner", "name"}));
    EXPECT_EQ(options.indexes[0].fields[0], "-name");
    state.rename_field("shop", "Owner", "code", "key");
    EXPECT_EQ(state.model("shop", "Item").find("owner")->to_field, "key");
}

TEST(ProjectState, a_table_has_a_key_even_while_the_fields_hold_none) {
    ProjectState state = shop();
    std::erase_if(state.edit("shop", "Owner").fields,
                  [](const Field& field) { return field.primary_key; });
    EXPECT_EQ(state.model("shop", "Owner").fields.size(), 1U);
    EXPECT_EQ(state.table_model("shop", "Owner").primary_key().name, "id");
    EXPECT_EQ(state.find_model("shop.Owner")->fields.size(), 2U);
}

TEST(ProjectState, from_models_names_indexes_and_drops_a_to_field_that_is_the_key) {
    std::vector<db::ModelDefinition> models;
    models.push_back({"a", "Target", {}});
    models.push_back({"a",
                      "Source",
                      {ForeignKey("target", "Target", {.to_field = "id"})},
                      {.indexes = {{.fields = {"target"}}}}});
    const ProjectState state = ProjectState::from_models(models);
    EXPECT_EQ(state.model("a", "Source").find("target")->to_field, "");
    EXPECT_TRUE(
        state.model("a", "Source").options.indexes[0].name.starts_with("a_source_target__"));
}

TEST(ProjectState, a_relation_to_a_proxy_leads_to_the_table_of_its_base) {
    ProjectState state = shop();
    db::ModelDefinition proxy("shop", "Boss", {}, {.proxy = true});
    proxy.bases = {"shop.Owner"};
    state.add_model(proxy);
    EXPECT_EQ(state.find_model("shop.boss")->name, "Owner");
    EXPECT_EQ(state.all_models().size(), 2U);
}

}  // namespace
}  // namespace cadenza::migrations
