// What the recorded changes of Django (tests/behaviour/schema) do not cover.
#include "cadenza/db/migrations/autodetector.h"

#include <gtest/gtest.h>

#include "cadenza/db/migrations/fields.h"

namespace cadenza::migrations {
namespace {

using Models = std::vector<db::ModelDefinition>;

class Yes final : public Questioner {
 public:
    bool ask_rename(std::string_view, std::string_view, std::string_view,
                    const db::FieldDefinition&) override {
        return true;
    }
    bool ask_rename_model(const db::ModelDefinition&, const db::ModelDefinition&) override {
        return true;
    }
};

std::string detected(const Models& before, const Models& after,
                     std::set<std::string> unmigrated = {}) {
    const ProjectState from = ProjectState::from_models(before);
    const ProjectState to = ProjectState::from_models(after);
    Yes yes;
    std::string text;
    Autodetector autodetector(from, to, yes, std::move(unmigrated));
    for (const auto& [app, migrations] : autodetector.changes(MigrationGraph())) {
        for (const Migration& migration : migrations) {
            text += app + ":";
            for (const Operation& operation : migration.operations) {
                text += " " + operation->describe() + ".";
            }
        }
    }
    return text;
}

TEST(Autodetector, a_renamed_index_is_renamed) {
    const Models before = {
        {"a", "M", {IntegerField("x")}, {.indexes = {{.name = "i", .fields = {"x"}}}}}};
    const Models after = {
        {"a", "M", {IntegerField("x")}, {.indexes = {{.name = "j", .fields = {"x"}}}}}};
    EXPECT_EQ(detected(before, after), "a: Rename index i on m to j.");
}

TEST(Autodetector, a_field_that_keeps_its_column_is_altered_and_then_renamed) {
    const Models before = {{"a", "M", {IntegerField("x")}}};
    const Models after = {{"a", "M", {IntegerField("y", {.db_column = "x"})}}};
    EXPECT_EQ(detected(before, after), "a: Alter field x on m. Rename field x on m to y.");
}

TEST(Autodetector, apps_without_migrations_are_left_alone) {
    const Models after = {{"plain", "Target", {}},
                          {"a", "M", {ForeignKey("target", "plain.Target")}}};
    EXPECT_EQ(detected({}, after, {"plain"}), "a: Create model M.");
}

TEST(Autodetector, unique_together_in_another_order_is_no_change) {
    const std::vector<Field> fields = {IntegerField("x"), IntegerField("y")};
    const Models before = {{"a", "M", fields, {.unique_together = {{"x"}, {"y"}}}}};
    const Models after = {{"a", "M", fields, {.unique_together = {{"y"}, {"x"}}}}};
    EXPECT_EQ(detected(before, after), "");
}

TEST(Autodetector, a_renamed_model_and_what_points_at_it_need_one_operation) {
    const Models before = {
        {"a", "Old", {CharField("x")}},
        {"a", "M", {ForeignKey("old", "a.Old"), ManyToManyField("olds", "a.Old")}}};
    const Models after = {
        {"a", "New", {CharField("x")}},
        {"a", "M", {ForeignKey("old", "a.New"), ManyToManyField("olds", "a.New")}}};
    EXPECT_EQ(detected(before, after), "a: Rename model Old to New.");
}

TEST(Autodetector, a_number_is_read_from_a_name) {
    EXPECT_EQ(migration_number("0012_item"), 12);
    EXPECT_EQ(migration_number("initial"), std::nullopt);
}

}  // namespace
}  // namespace cadenza::migrations
