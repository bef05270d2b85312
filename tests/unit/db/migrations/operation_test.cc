// How operations fold into fewer: the cases of Django's optimizer.
#include "cadenza/db/migrations/operation.h"

#include <gtest/gtest.h>

#include "cadenza/db/migrations/migration.h"
#include "cadenza/db/migrations/operations/model_operations.h"

namespace cadenza::migrations {
namespace {

std::string optimized(std::vector<Operation> operations) {
    std::string text;
    for (const Operation& operation : optimize(std::move(operations), "shop")) {
        text += (text.empty() ? "" : "; ") + operation->describe();
    }
    return text;
}

Operation create(const std::string& name, std::vector<Field> more = {}) {
    std::vector<Field> fields = {BigAutoField("id")};
    fields.insert(fields.end(), more.begin(), more.end());
    return CreateModel(name, fields);
}

TEST(Optimizer, a_model_that_is_created_and_deleted_leaves_nothing) {
    EXPECT_EQ(optimized({create("A"), DeleteModel("A")}), "");
    EXPECT_EQ(optimized({create("A"), create("B"), DeleteModel("A")}), "Create model B");
    EXPECT_EQ(optimized({create("A"), AddField("a", IntegerField("x")), DeleteModel("A")}), "");
}

TEST(Optimizer, fields_fold_into_the_model) {
    const auto list = optimize(
        {create("A"), AddField("a", IntegerField("x")), AlterField("a", BigIntegerField("x")),
         RenameField("a", "x", "y"), AddField("a", IntegerField("z")), RemoveField("a", "z")},
        "shop");
    ASSERT_EQ(list.size(), 1U);
    const auto& fields = as<CreateModelOperation>(list[0])->fields;
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(fields[1].name, "y");
    EXPECT_EQ(fields[1].kind, db::FieldKind::BigInteger);
}

TEST(Optimizer, options_fold_into_the_model) {
    const auto list = optimize(
        {create("A", {IntegerField("x")}), AlterModelOptions("a", {.ordering = {"x"}}),
         AlterUniqueTogether("a", {{"x"}}), AddIndex("a", Index("i", {"x"})),
         AddConstraint("a", CheckConstraint("c", Q("x__gt", 0))), RemoveConstraint("a", "c")},
        "shop");
    ASSERT_EQ(list.size(), 1U);
    const db::ModelOptions& options = as<CreateModelOperation>(list[0])->options;
    EXPECT_EQ(options.ordering, std::vector<std::string>{"x"});
    EXPECT_EQ(options.unique_together.size(), 1U);
    EXPECT_EQ(options.indexes.size(), 1U);
    EXPECT_TRUE(options.constraints.empty());
}

TEST(Optimizer, a_foreign_key_does_not_move_before_its_target) {
    EXPECT_EQ(optimized({create("A"), create("B"), AddField("a", ForeignKey("b", "shop.B"))}),
              "Create model B; Create model A");
    EXPECT_EQ(optimized({create("A"), create("B", {ForeignKey("a", "shop.A")}),
                         AddField("a", ForeignKey("b", "shop.B"))}),
              "Create model A; Create model B; Add field b to a");
}

TEST(Optimizer, renames_chain_and_later_options_win) {
    EXPECT_EQ(optimized({RenameModel("A", "B"), RenameModel("B", "C")}), "Rename model A to C");
    EXPECT_EQ(optimized({RenameField("a", "x", "y"), RenameField("a", "y", "z")}),
              "Rename field x on a to z");
    EXPECT_EQ(optimized({AlterModelTable("a", "t"), AlterModelTable("a", "u")}),
              "Rename table for a to u");
    EXPECT_EQ(optimized({AlterField("a", IntegerField("x")), RemoveField("a", "x")}),
              "Remove field x from a");
    EXPECT_EQ(optimized({RemoveField("a", "x"), DeleteModel("A")}), "Delete model A");
    EXPECT_EQ(optimized({AddIndex("a", Index("i", {"x"})), RenameIndex("a", "i", "j")}),
              "Create index j on field(s) x of model a");
}

TEST(Optimizer, sql_in_between_stops_it) {
    EXPECT_EQ(optimized({create("A"), RunSQL("x"), AddField("a", IntegerField("x"))}),
              "Create model A; Raw SQL operation; Add field x to a");
    EXPECT_EQ(
        optimized({create("A"), RunSQL("x", {.elidable = true}), AddField("a", IntegerField("x"))}),
        "Create model A");
}

TEST(Operation, names_of_migrations_come_from_what_they_do) {
    const auto name = [](std::vector<Operation> operations) {
        Migration migration;
        migration.operations = std::move(operations);
        return suggest_name(migration);
    };
    EXPECT_EQ(name({AddField("Item", CharField("Title"))}), "item_title");
    EXPECT_EQ(name({RemoveField("item", "x"), DeleteModel("Owner")}), "remove_item_x_delete_owner");
    EXPECT_EQ(name({AddConstraint("item", UniqueConstraint("Only-One", {"x"}))}), "item_only_one");
    EXPECT_EQ(name({RunSQL("x")}), "");
    EXPECT_EQ(name({AddField("item", IntegerField("a_rather_long_name_0")),
                    AddField("item", IntegerField("a_rather_long_name_1")),
                    AddField("item", IntegerField("b"))}),
              "item_a_rather_long_name_0_item_a_rather_long_name_1_and_more");
}

}  // namespace
}  // namespace cadenza::migrations
