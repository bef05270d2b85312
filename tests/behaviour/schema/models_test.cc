// Django's own migrations (auth, admin, sessions…), run by the operations: the schema is the one
// that Django made.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "behaviour/schema/catalogue.h"
#include "behaviour/schema/oracle_models.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/executor.h"

namespace {

using namespace cadenza;
using namespace cadenza::migrations;

const char* const kApps[] = {"contenttypes",    "auth", "admin",  "sessions", "authtoken",
                             "token_blacklist", "api",  "library"};

std::vector<std::vector<std::string>> groups(const Value& json) {
    std::vector<std::vector<std::string>> list;
    if (!json.is_list()) return list;
    for (const Value& fields : json.as_list()) {
        auto& group = list.emplace_back();
        for (const Value& name : fields.as_list()) group.push_back(name.as_text());
    }
    return list;
}

std::optional<Operation> operation(const Value& json) {
    const std::string& kind = json["op"].as_text();
    const auto text = [&](const char* key) { return json[key].as_text(); };
    if (kind == "CreateModel") {
        std::vector<Field> fields;
        for (const auto& [name, definition] : json["fields"].as_dict()) {
            fields.push_back(oracle::field(name, definition));
        }
        return CreateModel(text("name"), fields, oracle::options(json["options"]));
    }
    const auto change = FieldChange{!json.contains("preserve_default")};
    if (kind == "AddField") {
        return AddField(text("model_name"), oracle::field(text("name"), json["field"]), change);
    }
    if (kind == "AlterField") {
        return AlterField(text("model_name"), oracle::field(text("name"), json["field"]), change);
    }
    if (kind == "RemoveField") return RemoveField(text("model_name"), text("name"));
    if (kind == "RenameField") {
        return RenameField(text("model_name"), text("old_name"), text("new_name"));
    }
    if (kind == "AlterUniqueTogether") {
        return AlterUniqueTogether(text("name"), groups(json["unique_together"]));
    }
    if (kind == "AlterModelOptions") {
        return AlterModelOptions(text("name"), oracle::options(json["options"]));
    }
    if (kind == "AddConstraint") {
        return AddConstraint(text("model_name"), oracle::constraint(json["constraint"]));
    }
    return std::nullopt;  // RunPython: rows that an empty database does not have
}

class DjangosModels : public testing::Test {
 protected:
    DjangosModels()
        : folder_(std::filesystem::temp_directory_path() /
                  ("cadenza-models-" + std::to_string(getpid()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        databases_.add("default", "sqlite:///" + (folder_ / "db.sqlite3").string());
        installation_.emplace(databases_);
        for (const char* app : kApps) {
            const Value file = oracle::read("models/" + std::string(app) + ".json");
            AppSource& source = source_.apps.emplace_back(AppSource{.label = app});
            for (const Value& recorded : file["expect"]["migrations"].as_list()) {
                Migration& migration = source.made.emplace_back();
                migration.name = recorded["name"].as_text();
                for (const Value& key : recorded["dependencies"].as_list()) {
                    migration.dependencies.push_back(
                        {key.as_list()[0].as_text(), key.as_list()[1].as_text()});
                }
                for (const Value& one : recorded["operations"].as_list()) {
                    if (auto made = operation(one)) migration.operations.push_back(*made);
                }
            }
            oracle::Catalogue tables = oracle::catalogue(file["expect"]["sqlite"]["catalogue"]);
            expected_.merge(tables);
        }
    }
    ~DjangosModels() override {
        installation_.reset();
        std::filesystem::remove_all(folder_);
    }

    std::filesystem::path folder_;
    db::Databases databases_;
    std::optional<db::Installation> installation_;
    ProjectSource source_;
    oracle::Catalogue expected_;
};

TEST_F(DjangosModels, migrations_make_djangos_schema) {
    const auto lease = databases_["default"].connect();
    Executor executor(source_, *lease);
    executor.migrate(executor.migration_plan(executor.loader().graph().leaf_nodes()), {});
    EXPECT_EQ(oracle::text(oracle::catalogue(*lease)), oracle::text(expected_));

    // And back to nothing.
    Executor back(source_, *lease);
    std::vector<NodeKey> zero;
    for (const char* app : kApps) zero.push_back({app, ""});
    back.migrate(back.migration_plan(zero), {});
    EXPECT_EQ(oracle::text(oracle::catalogue(*lease)), "");
}

TEST_F(DjangosModels, models_made_at_once_have_the_same_schema) {
    const Loader loader(source_);
    const ProjectState models = loader.project_state();
    Questioner yes;
    Changes changes = Autodetector(ProjectState(), models, yes).changes(MigrationGraph());
    ProjectSource source;
    for (const auto& [app, migrations] : changes) {
        source.apps.push_back({.label = app, .made = migrations});
    }
    const auto lease = databases_["default"].connect();
    Executor executor(source, *lease);
    executor.migrate(executor.migration_plan(executor.loader().graph().leaf_nodes()), {});
    EXPECT_EQ(oracle::text(oracle::catalogue(*lease)), oracle::text(expected_));
}

}  // namespace
