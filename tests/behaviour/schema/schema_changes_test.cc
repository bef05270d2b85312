// Every change of the recorded oracle: the autodetector's operations and the SQLite schema that
// they make are Django's.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "behaviour/schema/catalogue.h"
#include "behaviour/schema/oracle_models.h"
#include "cadenza/base/text/case.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/executor.h"
#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/operations/index_operations.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/sql/sql_builder.h"

namespace {

using namespace cadenza;
using namespace cadenza::migrations;

const char* const kAreas[] = {"add-field",           "alter-field",     "alter-relation",
                              "indexes-constraints", "migration-names", "models",
                              "remove-field",        "rename-field"};

// Needs order_with_respect_to, which models do not offer.
bool out_of_scope(const Value& change) {
    for (const char* side : {"before", "after"}) {
        for (const auto& [app, models] : change[side].as_dict()) {
            for (const Value& model : models.as_list()) {
                if (model["options"].is_dict() &&
                    model["options"].contains("order_with_respect_to"))
                    return true;
            }
        }
    }
    return false;
}

struct Case {
    std::string name;
    Value change;
};

std::vector<Case> all_cases() {
    std::vector<Case> cases;
    for (const char* area : kAreas) {
        const Value file = oracle::read(std::string("changes/") + area + ".json");
        for (const Value& change : file["changes"].as_list()) {
            if (!out_of_scope(change)) cases.push_back({change["name"].as_text(), change});
        }
    }
    return cases;
}

class OracleQuestioner final : public Questioner {
 public:
    explicit OracleQuestioner(const Value& answers) : answers_(answers) {}
    std::vector<std::string> asked;

    bool ask_rename(std::string_view, std::string_view model, std::string_view old_name,
                    const db::FieldDefinition& field) override {
        asked.push_back("rename-field " + std::string(model) + "." + std::string(old_name) + " " +
                        field.name);
        return answers_["rename"].kind() != Value::Kind::Bool || answers_["rename"].as_bool();
    }
    bool ask_rename_model(const db::ModelDefinition& old_model,
                          const db::ModelDefinition& new_model) override {
        asked.push_back("rename-model " + old_model.name + " " + new_model.name);
        return answers_["rename_model"].kind() != Value::Kind::Bool ||
               answers_["rename_model"].as_bool();
    }
    db::FieldDefault ask_not_null_addition(const db::FieldDefinition& field,
                                           std::string_view model) override {
        asked.push_back("default-for-new-field " + std::string(model) + "." + field.name);
        return db::FieldDefault(oracle::value(answers_["default"]));
    }
    db::FieldDefault ask_auto_now_add_addition(const db::FieldDefinition& field,
                                               std::string_view model) override {
        asked.push_back("default-for-auto-now-add " + std::string(model) + "." + field.name);
        return db::FieldDefault(oracle::value(answers_["default"]));
    }
    std::optional<db::FieldDefault> ask_not_null_alteration(const db::FieldDefinition& field,
                                                            std::string_view model) override {
        asked.push_back("default-for-null-rows " + std::string(model) + "." + field.name);
        if (!answers_.contains("default")) return std::nullopt;
        return db::FieldDefault(oracle::value(answers_["default"]));
    }

 private:
    const Value& answers_;
};

std::vector<std::string> expected_questions(const Value& asked) {
    std::vector<std::string> list;
    if (!asked.is_list()) return list;
    for (const Value& one : asked.as_list()) {
        const std::string question = one["question"].as_text();
        if (question == "rename-model")
            list.push_back(question + " " + one["old"].as_text() + " " + one["new"].as_text());
        else if (question == "rename-field")
            list.push_back(question + " " + one["model"].as_text() + "." + one["old"].as_text() +
                           " " + one["new"].as_text());
        else
            list.push_back(question + " " + one["model"].as_text() + "." + one["field"].as_text());
    }
    return list;
}

void add_to(ProjectSource& source, const Changes& changes) {
    for (const auto& [app, migrations] : changes) {
        for (AppSource& known : source.apps) {
            if (known.label == app)
                known.made.insert(known.made.end(), migrations.begin(), migrations.end());
        }
    }
}

void expect_field(const db::FieldDefinition& made, const std::string& name, const Value& expected,
                  const std::string& app, const std::string& model) {
    db::FieldDefinition wanted = oracle::field(name, expected);
    normalize_relation(wanted, app, model);
    db::FieldDefinition got = made;
    normalize_relation(got, app, model);
    EXPECT_EQ(got.name, wanted.name);
    EXPECT_TRUE(db::same_options(got, wanted)) << model << "." << name;
}

void expect_operation(const Operation& made, const Value& expected, const std::string& app) {
    EXPECT_EQ(made->class_name(), expected["op"].as_text());
    EXPECT_EQ(made->describe(), expected["describe"].as_text());
    if (const auto* create = as<CreateModelOperation>(made)) {
        std::vector<std::string> names;
        for (const auto& field : create->fields) names.push_back(field.name);
        std::vector<std::string> wanted;
        for (const auto& [name, definition] : expected["fields"].as_dict()) wanted.push_back(name);
        EXPECT_EQ(names, wanted);
        for (const auto& field : create->fields) {
            if (const Value* definition = expected["fields"].find(field.name)) {
                expect_field(field, field.name, *definition, app, create->name());
            }
        }
        db::ModelOptions options = oracle::options(expected["options"]);
        std::ranges::sort(options.unique_together);
        db::ModelOptions got = create->options;
        std::ranges::sort(got.unique_together);
        EXPECT_TRUE(got == options) << "options of " << create->name();
    } else if (const auto* operation = as<FieldDefiningOperation>(made)) {
        expect_field(operation->definition, expected["name"].as_text(), expected["field"], app,
                     operation->model_name());
        EXPECT_EQ(operation->preserve_default, !expected.contains("preserve_default"));
    } else if (const auto* index = as<AddIndexOperation>(made)) {
        EXPECT_TRUE(index->index == oracle::index(expected["index"]));
    } else if (const auto* constraint = as<AddConstraintOperation>(made)) {
        EXPECT_TRUE(constraint->constraint == oracle::constraint(expected["constraint"]));
    } else if (const auto* altered = as<AlterModelOptionsOperation>(made)) {
        EXPECT_TRUE(altered->options == oracle::options(expected["options"]));
    } else if (const auto* table = as<AlterModelTableOperation>(made)) {
        EXPECT_EQ(table->table, expected["table"].is_text() ? expected["table"].as_text() : "");
    }
}

void expect_migrations(const Changes& changes, const Value& expected) {
    std::map<std::string, std::size_t> next;
    std::size_t count = 0;
    for (const auto& [app, migrations] : changes) count += migrations.size();
    const std::size_t wanted = expected.is_list() ? expected.as_list().size() : 0;
    std::string all;
    for (const auto& [app, migrations] : changes) {
        for (const Migration& migration : migrations) {
            all += migration.key().str() + ":";
            for (const Operation& operation : migration.operations)
                all += " [" + operation->describe() + "]";
            all += "\n";
        }
    }
    ASSERT_EQ(count, wanted) << all;
    if (wanted == 0) return;
    for (const Value& one : expected.as_list()) {
        const std::string app = one["app"].as_text();
        ASSERT_TRUE(changes.contains(app)) << all;
        const std::size_t at = next[app]++;
        ASSERT_LT(at, changes.at(app).size()) << all;
        const Migration& migration = changes.at(app)[at];
        EXPECT_EQ(migration.name, one["name"].as_text());
        std::vector<NodeKey> dependencies;
        for (const Value& key : one["dependencies"].as_list()) {
            dependencies.push_back({key.as_list()[0].as_text(), key.as_list()[1].as_text()});
        }
        std::ranges::sort(dependencies);
        EXPECT_TRUE(migration.dependencies == dependencies)
            << "dependencies of " << migration.key().str();
        ASSERT_EQ(migration.operations.size(), one["operations"].as_list().size()) << all;
        for (std::size_t i = 0; i < migration.operations.size(); ++i) {
            expect_operation(migration.operations[i], one["operations"].as_list()[i], app);
        }
    }
}

class SchemaChange : public testing::TestWithParam<Case> {
 protected:
    SchemaChange()
        : folder_(std::filesystem::temp_directory_path() /
                  ("cadenza-schema-" + std::to_string(getpid()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        databases_.add("default", "sqlite:///" + (folder_ / "db.sqlite3").string());
        installation_.emplace(databases_);
    }
    ~SchemaChange() override {
        installation_.reset();
        std::filesystem::remove_all(folder_);
    }

    const Value& change() const { return GetParam().change; }
    // The part of the expectation that modern Django gives, else that of the recorded one.
    const Value& expected(std::string_view part) const {
        if (const Value* modern = change()["modern"].find(part)) return *modern;
        return change()["expect"][part];
    }
    const Value& expected_of_sqlite(std::string_view part) const {
        const Value& modern = change()["modern"]["sqlite"];
        if (modern.is_dict() && modern.contains("rows") && part == "error") return modern["error"];
        if (const Value* found = modern.find(part)) return *found;
        return change()["expect"]["sqlite"][part];
    }
    ProjectSource source_of(const char* side) const {
        ProjectSource source;
        for (const auto* one : {"before", "after"}) {
            for (const auto& [app, models] : change()[one].as_dict()) {
                if (!source.find(app)) source.apps.push_back({.label = app});
            }
        }
        for (db::ModelDefinition& model : oracle::models(change()[side])) {
            for (AppSource& app : source.apps) {
                if (app.label == model.app_label) app.models.push_back(model);
            }
        }
        return source;
    }
    void insert_rows(db::Connection& connection) const {
        if (!change()["rows"].is_dict()) return;
        for (const auto& [table, rows] : change()["rows"].as_dict()) {
            for (const Value& row : rows.as_list()) {
                db::SqlBuilder sql(connection.dialect());
                sql.append("INSERT INTO ").name(table).append(" (");
                List values;
                for (const auto& [name, content] : row.as_dict()) {
                    if (!values.empty()) sql.append(", ");
                    sql.name(name);
                    values.push_back(oracle::value(content));
                }
                sql.append(") VALUES (").params(values).append(")");
                connection.execute(sql.sql(), sql.params());
            }
        }
    }
    void expect_rows(db::Connection& connection) const {
        const Value& tables = expected_of_sqlite("rows");
        if (!tables.is_dict()) return;
        for (const auto& [table, rows] : tables.as_dict()) {
            std::vector<std::map<std::string, std::string>> wanted;
            std::vector<std::map<std::string, std::string>> got;
            for (const Value& row : rows.as_list()) {
                auto& line = wanted.emplace_back();
                for (const auto& [name, content] : row.as_dict())
                    line[name] = oracle::value(content).str();
            }
            auto cursor =
                connection.query("SELECT * FROM " + connection.dialect().quote_name(table));
            while (cursor->next()) {
                auto& line = got.emplace_back();
                for (int i = 0; i < cursor->columns(); ++i)
                    line[std::string(cursor->column_name(i))] = cursor->value(i).str();
            }
            std::ranges::sort(wanted);
            std::ranges::sort(got);
            EXPECT_EQ(got, wanted) << table;
        }
    }

    std::filesystem::path folder_;
    db::Databases databases_;
    std::optional<db::Installation> installation_;
};

TEST_P(SchemaChange, gives_djangos_operations_and_schema) {
    const auto lease = databases_["default"].connect();
    db::Connection& connection = *lease;
    ProjectSource source = source_of("before");
    const ProjectState before = source.state();
    const ProjectState after = source_of("after").state();

    Questioner yes;
    add_to(source, Autodetector(ProjectState(), before, yes).changes(MigrationGraph()));
    std::vector<NodeKey> first;
    {
        Executor executor(source, connection);
        first = executor.loader().graph().leaf_nodes();
        executor.migrate(executor.migration_plan(first), {});
    }
    insert_rows(connection);
    const oracle::Catalogue old_schema = oracle::catalogue(connection);

    OracleQuestioner questioner(change()["answers"]);
    const Loader loader(source);
    const ProjectState from = loader.project_state();
    Changes changes = Autodetector(from, after, questioner).changes(loader.graph());
    EXPECT_EQ(questioner.asked, expected_questions(expected("asked")));
    expect_migrations(changes, expected("migrations"));
    if (HasFatalFailure()) return;

    // Nothing more to do afterwards.
    add_to(source, changes);
    {
        const Loader again(source);
        const ProjectState reached = again.project_state();
        Questioner no;
        const Changes more = Autodetector(reached, after, no).changes(again.graph());
        EXPECT_TRUE(more.empty()) << "detected again: "
                                  << more.begin()->second[0].operations[0]->describe();
    }

    const Value& error = expected_of_sqlite("error");
    Executor executor(source, connection);
    const Plan plan = executor.migration_plan(executor.loader().graph().leaf_nodes());
    if (error.is_text()) {
        const std::string words = error.as_text().substr(error.as_text().find(": ") + 2);
        try {
            executor.migrate(plan, {});
            ADD_FAILURE() << "no error, but: " << words;
        } catch (const Error& thrown) {
            EXPECT_EQ(thrown.message(), words);
        }
        EXPECT_EQ(oracle::text(oracle::catalogue(connection)), oracle::text(old_schema));
        return;
    }
    executor.migrate(plan, {});
    const Value& schema = expected_of_sqlite("catalogue");
    EXPECT_EQ(oracle::text(oracle::catalogue(connection)),
              oracle::text(schema.is_dict() ? oracle::catalogue(schema) : old_schema));
    expect_rows(connection);

    Executor back(source, connection);
    Plan backwards;
    for (const auto& [app, migrations] : changes) {
        const bool had =
            std::ranges::any_of(first, [&own = app](const NodeKey& key) { return key.app == own; });
        std::vector<NodeKey> target;
        for (const NodeKey& key : first) {
            if (key.app == app) target.push_back(key);
        }
        if (!had) target.push_back({app, ""});
        for (const PlanStep& step : back.migration_plan(target)) {
            const auto known = [&](const PlanStep& other) {
                return other.migration == step.migration;
            };
            if (std::ranges::none_of(backwards, known)) backwards.push_back(step);
        }
    }
    if (expected_of_sqlite("backwards").is_text() &&
        expected_of_sqlite("backwards").as_text() == "as before") {
        back.migrate(backwards, {});
        EXPECT_EQ(oracle::text(oracle::catalogue(connection)), oracle::text(old_schema))
            << "backwards";
    }
}

INSTANTIATE_TEST_SUITE_P(Oracle, SchemaChange, testing::ValuesIn(all_cases()), [](const auto& one) {
    std::string name = one.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
});

void PrintTo(const Case& one, std::ostream* out) {
    *out << one.name;
}

}  // namespace
