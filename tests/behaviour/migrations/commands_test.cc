#include <algorithm>

#include "behaviour/migrations/fixture.h"
#include "behaviour/schema/catalogue.h"
#include "cadenza/db/backends/base/introspection.h"
#include "cadenza/db/migrations/recorder.h"

namespace {

using namespace cadenza;
using namespace cadenza::migrations;

class Commands : public MigrationsTest {
 protected:
    std::string taken() { return std::exchange(console.output, {}); }
};

TEST_F(Commands, migrate_applies_all_records_them_and_then_has_nothing_to_do) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    EXPECT_EQ(migrate(source, console, connection, {}), 0) << console.errors;
    EXPECT_EQ(taken(),
              "Operations to perform:\n"
              "  Apply all migrations: shop\n"
              "Running migrations:\n"
              "  Applying shop.0001_initial... OK\n"
              "  Applying shop.0002_review_alter_item_options_and_more... OK\n"
              "  Applying shop.0003_fill_slugs... OK\n");
    EXPECT_EQ(Recorder(connection).applied().size(), 3U);
    EXPECT_EQ(migrate(source, console, connection, {}), 0);
    EXPECT_EQ(taken(),
              "Operations to perform:\n"
              "  Apply all migrations: shop\n"
              "Running migrations:\n"
              "  No migrations to apply.\n");
}

TEST_F(Commands, migrate_goes_back_to_a_name_and_to_zero) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    migrate(source, console, connection, {.app_label = "shop", .migration_name = "0001"});
    const oracle::Catalogue first = oracle::catalogue(connection);
    migrate(source, console, connection, {});
    taken();
    EXPECT_EQ(migrate(source, console, connection, {.app_label = "shop", .migration_name = "0001"}),
              0)
        << console.errors;
    EXPECT_EQ(taken(),
              "Operations to perform:\n"
              "  Target specific migration: 0001_initial, from shop\n"
              "Running migrations:\n"
              "  Unapplying shop.0003_fill_slugs... OK\n"
              "  Unapplying shop.0002_review_alter_item_options_and_more... OK\n");
    // The unique index over a renamed column keeps its new name, as Django's does.
    oracle::Catalogue again = oracle::catalogue(connection);
    std::ranges::sort(again["shop_item"].indexes);
    for (std::string& index : again["shop_item"].indexes) {
        const std::size_t at = index.find("shop_item_owner_id_name_2bfe0e22_uniq");
        if (at != std::string::npos)
            index.replace(at, 37, "shop_item_owner_id_title_40607392_uniq");
    }
    EXPECT_EQ(oracle::text(again), oracle::text(first));
    EXPECT_EQ(migrate(source, console, connection, {.app_label = "shop", .migration_name = "zero"}),
              0);
    EXPECT_EQ(taken(),
              "Operations to perform:\n"
              "  Unapply all migrations: shop\n"
              "Running migrations:\n"
              "  Unapplying shop.0001_initial... OK\n");
    EXPECT_TRUE(oracle::catalogue(connection).empty());
}

TEST_F(Commands, code_and_sql_work_on_the_rows_of_that_moment) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    migrate(source, console, connection, {.app_label = "shop", .migration_name = "0002"});
    connection.execute(
        "INSERT INTO shop_owner (name, slug, email, level) VALUES ('a', '', '', 5), ('b', 'set', "
        "'', 5)");
    migrate(source, console, connection, {});
    EXPECT_EQ(connection.scalar("SELECT group_concat(slug || level) FROM shop_owner").as_text(),
              "owner-17,set7");
    migrate(source, console, connection, {.app_label = "shop", .migration_name = "0002"});
    EXPECT_EQ(connection.scalar("SELECT group_concat(slug || level) FROM shop_owner").as_text(),
              "owner-15,set5");
}

TEST_F(Commands, migrate_plan_shows_operations_and_changes_nothing) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    EXPECT_EQ(migrate(source, console, connection,
                      {.app_label = "shop", .migration_name = "0002", .plan = true}),
              0);
    EXPECT_EQ(taken(),
              "Planned operations:\n"
              "shop.0001_initial\n"
              "    Create model Owner\n"
              "    Create model Item\n"
              "shop.0002_review_alter_item_options_and_more\n"
              "    Create model Review\n"
              "    Change Meta options on item\n"
              "    Remove index shop_item_title_6cbc23_idx from item\n"
              "    Remove index big from item\n"
              "    Rename field title on item to name\n"
              "    Alter unique_together for item (1 constraint(s))\n"
              "    Add field level to owner\n"
              "    Alter field content on item\n"
              "    Create index big on field(s) count of model item\n"
              "    Add field author to review\n"
              "    Add field item to review\n"
              "    Remove field raw from item\n");
    EXPECT_TRUE(oracle::catalogue(connection).empty());
    migrate(source, console, connection, {});
    taken();
    migrate(source, console, connection,
            {.app_label = "shop", .migration_name = "0002", .plan = true});
    EXPECT_EQ(taken(),
              "Planned operations:\n"
              "shop.0003_fill_slugs\n"
              "    Raw SQL operation -> UPDATE shop_owner SET level = level…\n"
              "    Raw C++ operation\n");
    migrate(source, console, connection, {.plan = true});
    EXPECT_EQ(taken(), "Planned operations:\n  No planned migration operations.\n");
}

TEST_F(Commands, migrate_check_fails_while_something_is_to_do) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    EXPECT_EQ(migrate(source, console, connection, {.check = true}), 1);
    EXPECT_FALSE(connection.introspection().has_table("shop_item"));
    migrate(source, console, connection, {});
    EXPECT_EQ(migrate(source, console, connection, {.check = true}), 0);
}

TEST_F(Commands, fake_records_without_running_and_fake_initial_only_where_tables_are) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    migrate(source, console, connection,
            {.app_label = "shop", .migration_name = "0001", .fake = true});
    EXPECT_TRUE(taken().ends_with("  Applying shop.0001_initial... FAKED\n"));
    EXPECT_FALSE(connection.introspection().has_table("shop_item"));
    migrate(source, console, connection,
            {.app_label = "shop", .migration_name = "zero", .fake = true});
    migrate(source, console, connection, {.app_label = "shop", .migration_name = "0001"});
    migrate(source, console, connection,
            {.app_label = "shop", .migration_name = "zero", .fake = true});
    taken();
    migrate(source, console, connection,
            {.app_label = "shop", .migration_name = "0001", .fake_initial = true});
    EXPECT_TRUE(taken().ends_with("  Applying shop.0001_initial... FAKED\n"));
}

TEST_F(Commands, migrate_says_what_it_cannot_find) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    EXPECT_EQ(migrate(source, console, connection, {.app_label = "shp"}), 1);
    EXPECT_EQ(std::exchange(console.errors, {}),
              "CommandError: No installed app with label 'shp'. Did you mean 'shop'?\n");
    EXPECT_EQ(migrate(source, console, connection, {.app_label = "shop", .migration_name = "0009"}),
              1);
    EXPECT_EQ(std::exchange(console.errors, {}),
              "CommandError: Cannot find a migration matching '0009' from app 'shop'.\n");
    EXPECT_EQ(migrate(source, console, connection, {.app_label = "shop", .migration_name = "000"}),
              1);
    EXPECT_EQ(console.errors,
              "CommandError: More than one migration matches '000' in app 'shop'. Please be more "
              "specific.\n");
}

TEST_F(Commands, a_migration_that_fails_leaves_nothing_behind) {
    db::Connection& connection = open();
    ProjectSource source = shop_source();
    Migration bad;
    bad.name = "0004_bad";
    bad.dependencies = {{"shop", "0003_fill_slugs"}};
    bad.operations = {AddField("owner", IntegerField("extra", {.default_ = 1})),
                      RunSQL("SELECT nonsense")};
    source.apps[0].made.push_back(bad);
    EXPECT_EQ(migrate(source, console, connection, {}), 1);
    EXPECT_NE(console.errors.find("no such column: nonsense"), std::string::npos) << console.errors;
    EXPECT_EQ(Recorder(connection).applied().size(), 3U);
    for (const auto& column : connection.introspection().columns("shop_owner"))
        EXPECT_NE(column.name, "extra");
    // The connection checks foreign keys again.
    EXPECT_THROW(connection.execute(
                     "INSERT INTO shop_review (stars, author_id, item_id) VALUES (1, 77, 77)"),
                 db::IntegrityError);
}

TEST_F(Commands, post_migrate_hooks_see_the_models_and_the_plan) {
    db::Connection& connection = open();
    static std::size_t seen = 0;
    const PostMigrateHook hook = [](const PostMigrate& done) {
        seen = done.plan.size() * 100 + done.state.keys().size();
    };
    migrate(shop_source(), console, connection, {.post_migrate = {hook}});
    EXPECT_EQ(seen, 303U);
}

TEST_F(Commands, run_syncdb_makes_the_tables_of_apps_without_migrations) {
    db::Connection& connection = open();
    ProjectSource source;
    source.apps.push_back({.label = "shop", .models = shop::models(), .migrated = false});
    EXPECT_EQ(migrate(source, console, connection, {}), 0);
    EXPECT_FALSE(connection.introspection().has_table("shop_item"));
    EXPECT_EQ(migrate(source, console, connection, {.run_syncdb = true}), 0) << console.errors;
    EXPECT_TRUE(connection.introspection().has_table("shop_item"));
    EXPECT_EQ(migrate(source, console, connection, {.run_syncdb = true}), 0) << console.errors;
}

TEST_F(Commands, showmigrations_lists_and_plans) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    migrate(source, console, connection, {.app_label = "shop", .migration_name = "0001"});
    taken();
    EXPECT_EQ(showmigrations(source, console, connection, {}), 0);
    EXPECT_EQ(taken(),
              "shop\n"
              " [X] 0001_initial\n"
              " [ ] 0002_review_alter_item_options_and_more\n"
              " [ ] 0003_fill_slugs\n");
    showmigrations(source, console, connection, {.plan = true, .verbosity = 2});
    EXPECT_EQ(taken(),
              "[X]  shop.0001_initial\n"
              "[ ]  shop.0002_review_alter_item_options_and_more ... (shop.0001_initial)\n"
              "[ ]  shop.0003_fill_slugs ... (shop.0002_review_alter_item_options_and_more)\n");
    EXPECT_EQ(showmigrations(source, console, connection, {.app_labels = {"x"}}), 2);
}

TEST_F(Commands, sqlmigrate_prints_a_transaction_with_comments_both_ways) {
    db::Connection& connection = open();
    const ProjectSource source = shop_source();
    EXPECT_EQ(
        sqlmigrate(source, console, connection, {.app_label = "shop", .migration_name = "0001"}),
        0);
    const std::string forwards = taken();
    EXPECT_TRUE(forwards.starts_with(
        "BEGIN;\n--\n-- Create model Owner\n--\nCREATE TABLE \"shop_owner\" ("))
        << forwards;
    EXPECT_NE(forwards.find("\nCREATE INDEX \"shop_item_title_6cbc23_idx\" ON \"shop_item\" "
                            "(\"title\", \"price\" DESC);\n"),
              std::string::npos)
        << forwards;
    EXPECT_TRUE(forwards.ends_with("COMMIT;\n"));
    sqlmigrate(source, console, connection,
               {.app_label = "shop", .migration_name = "0003", .backwards = true});
    EXPECT_EQ(taken(),
              "BEGIN;\n"
              "--\n-- Raw SQL operation\n--\n"
              "UPDATE shop_owner SET level = level - 2;\n"
              "--\n-- THIS OPERATION CANNOT BE WRITTEN AS SQL\n-- Raw C++ operation\n--\n"
              "COMMIT;\n");
    EXPECT_TRUE(oracle::catalogue(connection).empty());
}

class MakeMigrations : public Commands {
 protected:
    ProjectSource empty_source() {
        ProjectSource source;
        source.apps.push_back({.label = "shop", .models = shop::first_models()});
        directory = (folder / "shop" / "migrations").string();
        source.apps[0].migrations = {.directory = directory.c_str(), .cpp_namespace = "shop"};
        return source;
    }
    std::string directory;
};

TEST_F(MakeMigrations, writes_the_first_migration_of_an_app) {
    const ProjectSource source = empty_source();
    EXPECT_EQ(makemigrations(source, console, {.header = false}), 0) << console.errors;
    EXPECT_EQ(taken(),
              "Migrations for 'shop':\n  " + directory +
                  "/0001_initial.cpp\n    + Create model Owner\n    + Create model Item\n");
    EXPECT_EQ(read(directory + "/0001_initial.cpp"),
              read(std::filesystem::path(shop::migrations::list().directory) / "0001_initial.cpp"));
    // Not compiled yet: another one would be the same again.
    EXPECT_EQ(makemigrations(source, console, {}), 1);
    EXPECT_EQ(console.errors,
              "CommandError: " + directory +
                  "/0001_initial.cpp is not part of this program yet: build it first\n");
}

TEST_F(MakeMigrations, finds_nothing_once_models_and_migrations_agree) {
    const ProjectSource source = shop_source();
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true}), 0) << console.errors;
    EXPECT_EQ(taken(), "No changes detected\n");
    EXPECT_EQ(makemigrations(source, console, {.app_labels = {"shop"}, .check = true}), 0);
    EXPECT_EQ(taken(), "No changes detected in app 'shop'\n");
}

TEST_F(MakeMigrations, check_and_dry_run_write_nothing) {
    const ProjectSource source = empty_source();
    EXPECT_EQ(makemigrations(source, console, {.check = true}), 1);
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true}), 0);
    EXPECT_FALSE(std::filesystem::exists(directory));
    taken();
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true, .verbosity = 3}), 0);
    EXPECT_NE(taken().find("Full migrations file '0001_initial.cpp':\n// Generated by"),
              std::string::npos);
}

TEST_F(MakeMigrations, empty_makes_a_migration_to_fill_in) {
    const ProjectSource source = empty_source();
    EXPECT_EQ(makemigrations(source, console, {.empty = true}), 1);
    EXPECT_EQ(console.errors,
              "CommandError: You must supply at least one app label when using --empty.\n");
    EXPECT_EQ(
        makemigrations(source, console, {.app_labels = {"shop"}, .empty = true, .name = "by_hand"}),
        0);
    EXPECT_NE(read(directory + "/0001_by_hand.cpp")
                  .find("Migration m0001_by_hand() {\n    return {.operations = {}};"),
              std::string::npos)
        << read(directory + "/0001_by_hand.cpp");
}

TEST_F(MakeMigrations, names_are_identifiers_and_apps_exist) {
    EXPECT_EQ(makemigrations(empty_source(), console, {.name = "no good"}), 1);
    EXPECT_EQ(std::exchange(console.errors, {}),
              "CommandError: The migration name must be a valid C++ identifier.\n");
    EXPECT_EQ(makemigrations(empty_source(), console, {.app_labels = {"shoop"}}), 2);
    EXPECT_EQ(console.errors, "No installed app with label 'shoop'. Did you mean 'shop'?\n");
}

class Questions : public Commands {
 protected:
    // The models of the migrations, changed; files go to a folder of this test.
    ProjectSource changed(auto change) {
        ProjectSource source = shop_source();
        change(source.apps[0].models);
        directory = (folder / "migrations").string();
        source.apps[0].migrations.directory = directory.c_str();
        return source;
    }
    static db::ModelDefinition& item(std::vector<db::ModelDefinition>& models) { return models[1]; }
    std::string directory;
};

TEST_F(Questions, nobody_there_a_required_field_stops_with_status_3) {
    const ProjectSource source =
        changed([](auto& models) { item(models).fields.push_back(IntegerField("weight")); });
    EXPECT_EQ(makemigrations(source, console, {}), 3);
    EXPECT_EQ(console.errors,
              "Field 'weight' on model 'item' not migrated: it is impossible to add a non-nullable "
              "field without "
              "specifying a default.\n");
}

TEST_F(Questions, a_person_gives_a_one_off_default) {
    const ProjectSource source =
        changed([](auto& models) { item(models).fields.push_back(IntegerField("weight")); });
    console.answers = "7\n1\nmany\n42\n";
    EXPECT_EQ(makemigrations(source, console, {}), 0) << console.errors;
    const std::string said = taken();
    EXPECT_NE(said.find("It is impossible to add a non-nullable field 'weight' to item without "
                        "specifying a default."),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("Invalid input: 'many' is no value of a IntegerField"), std::string::npos)
        << said;
    EXPECT_NE(read(directory + "/0004_item_weight.cpp")
                  .find("AddField(\"item\", IntegerField(\"weight\", {.default_ = 42}), "
                        "{.preserve_default = false})"),
              std::string::npos);
}

TEST_F(Questions, a_flag_gives_it_too) {
    const ProjectSource source =
        changed([](auto& models) { item(models).fields.push_back(IntegerField("weight")); });
    EXPECT_EQ(makemigrations(source, console, {.defaults = {"item.weight=3"}}), 0)
        << console.errors;
    EXPECT_NE(read(directory + "/0004_item_weight.cpp").find(".default_ = 3"), std::string::npos);
    std::filesystem::remove_all(directory);
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true, .defaults = {"weight"}}), 2);
    EXPECT_EQ(console.errors, "'weight' is not of the form --default model.field=value\n");
}

TEST_F(Questions, renaming_is_asked_flagged_or_else_removing_and_adding) {
    const ProjectSource source =
        changed([](auto& models) { item(models).find("on_sale")->name = "cheap"; });
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true}), 0) << console.errors;
    EXPECT_NE(taken().find("    - Remove field on_sale from item\n"), std::string::npos);
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true, .renames = {"item.on_sale:cheap"}}),
              0);
    EXPECT_NE(taken().find("    ~ Rename field on_sale on item to cheap\n"), std::string::npos);
    console.answers = "x\ny\n";
    EXPECT_EQ(makemigrations(source, console, {.dry_run = true}), 0);
    const std::string said = taken();
    EXPECT_NE(said.find("Was item.on_sale renamed to item.cheap (a BooleanField)? [y/N] "),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("    ~ Rename field on_sale on item to cheap\n"), std::string::npos)
        << said;
}

TEST_F(Questions, a_model_is_renamed_by_flag) {
    const ProjectSource source = changed([](auto& models) { models[2].name = "Opinion"; });
    EXPECT_EQ(
        makemigrations(source, console, {.dry_run = true, .renames = {"shop.review:Opinion"}}), 0);
    EXPECT_EQ(taken(),
              "Migrations for 'shop':\n  " + directory +
                  "/0004_rename_review_opinion.cpp\n    ~ Rename model Review to Opinion\n");
}

TEST_F(Questions, branches_are_refused_and_merged) {
    ProjectSource source = shop_source();
    for (const char* name : {"0004_left", "0004_right"}) {
        Migration branch;
        branch.name = name;
        branch.dependencies = {{"shop", "0003_fill_slugs"}};
        branch.operations = {RunSQL("", {.reverse_sql = ""})};
        source.apps[0].made.push_back(branch);
    }
    directory = (folder / "migrations").string();
    source.apps[0].migrations.directory = directory.c_str();
    EXPECT_EQ(makemigrations(source, console, {}), 1);
    EXPECT_EQ(console.errors,
              "CommandError: Conflicting migrations detected; multiple leaf nodes in the migration "
              "graph: (0004_left, "
              "0004_right in shop).\nTo fix them run './manage makemigrations --merge'\n");
    EXPECT_EQ(makemigrations(source, console, {.merge = true}), 0);
    EXPECT_EQ(taken(),
              "Merging shop\n  Branch 0004_left\n    s Raw SQL operation\n  Branch 0004_right\n    "
              "s Raw SQL "
              "operation\n\nCreated new merge migration " +
                  directory + "/0005_merge_0004_left_0004_right.cpp\n");
    EXPECT_NE(read(directory + "/0005_merge_0004_left_0004_right.cpp")
                  .find(".dependencies = {{\"shop\", \"0004_left\"}, {\"shop\", \"0004_right\"}}"),
              std::string::npos);
}

}  // namespace
