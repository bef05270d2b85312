#include "conformance/server/seed.h"

#include <cadenza/apps.h>
#include <cadenza/auth.h>
#include <cadenza/base/console.h>
#include <cadenza/base/json/reader.h>
#include <cadenza/base/text.h>
#include <cadenza/db/migrations/commands/commands.h>
#include <cadenza/db/models/model_info.h>
#include <cadenza/models.h>

#include <vector>

namespace conformance {
namespace {

using namespace cadenza;

std::string quoted(std::string_view name) {
    return "\"" + std::string(name) + "\"";
}

/// The tables with rows of the seed: those of the models and of their automatic pairs.
std::vector<std::string> tables_of(Models models) {
    std::vector<std::string> tables;
    for (const ModelInfo* model : models) {
        tables.push_back(model->db_table());
        for (const FieldInfo& field : model->many_to_many()) {
            if (field.through().is_auto_created()) tables.push_back(field.through().db_table());
        }
    }
    return tables;
}

void insert(db::Connection& connection, std::string_view table,
            const std::vector<std::string>& columns, const std::vector<Value>& values) {
    std::string names, marks;
    for (const std::string& column : columns) {
        names += (names.empty() ? "" : ", ") + quoted(column);
        marks += marks.empty() ? "?" : ", ?";
    }
    connection.execute("INSERT INTO " + quoted(table) + " (" + names + ") VALUES (" + marks + ")",
                       std::span<const Value>(values));
}

/// A key, or the natural key of a permission: ["add_book", "library", "book"].
Value target_key(const Value& target) {
    if (!target.is_list()) return target;
    const List& key = target.as_list();
    return Permission::objects
        .get_by_natural_key(key[0].as_text(), key[1].as_text(), key[2].as_text())
        .pk();
}

void insert_pairs(db::Connection& connection, const FieldInfo& field, const Value& pk,
                  const Value& targets) {
    const std::string table = field.through().db_table();
    for (const Value& target : targets.as_list()) {
        insert(connection, table,
               {std::string(field.through_source().column()),
                std::string(field.through_target().column())},
               {pk, target_key(target)});
    }
}

/// Every column: what the entry says, else the field's default.
void insert_entry(db::Connection& connection, const ModelInfo& model, const Value& entry) {
    std::vector<std::string> columns;
    std::vector<Value> values;
    const std::unique_ptr<Model> defaults = model.make();
    for (const FieldInfo& field : model.columns()) {
        const Value* given =
            field.is_primary_key() ? entry.find("pk") : entry["fields"].find(field.name());
        const Value value = given != nullptr ? *given : field.get(*defaults);
        columns.emplace_back(field.column());
        values.push_back(value.is_null() ? Value() : field.prepare(value));
    }
    insert(connection, model.db_table(), columns, values);
    for (const FieldInfo& field : model.many_to_many()) {
        if (const Value* targets = entry["fields"].find(field.name())) {
            insert_pairs(connection, field, entry["pk"], *targets);
        }
    }
}

std::string copy_of(std::string_view table) {
    return "pristine_" + std::string(table);
}

}  // namespace

void create_tables(Project& project) {
    RecordingConsole console;
    const db::ConnectionLease connection = db::connect();
    const int status = migrations::migrate(
        project.migration_source(), console, *connection,
        {.run_syncdb = true, .verbosity = 0, .post_migrate = project.post_migrate_hooks()});
    if (status != 0) throw Error("the database could not be migrated:\n" + console.errors);
}

void load_seed(Models models, const std::string& fixture) {
    const Result<Value> entries = parse_json(fixture);
    if (!entries) throw Error("The seed is not JSON: " + entries.error().message);
    atomic([&] {
        const db::ConnectionLease connection = db::connect();
        connection->execute("PRAGMA defer_foreign_keys = ON");
        for (const Value& entry : entries->as_list()) {
            for (const ModelInfo* model : models) {
                if (model->label_lower() == entry["model"].as_text())
                    insert_entry(*connection, *model, entry);
            }
        }
        std::vector<std::string> tables = tables_of(models);
        tables.emplace_back("sqlite_sequence");
        for (const std::string& table : tables) {
            connection->execute("CREATE TABLE " + quoted(copy_of(table)) + " AS SELECT * FROM " +
                                quoted(table));
        }
    });
}

void restore_seed(Models models) {
    atomic([&] {
        const db::ConnectionLease connection = db::connect();
        connection->execute("PRAGMA defer_foreign_keys = ON");
        std::vector<std::string> tables = tables_of(models);
        tables.emplace_back("sqlite_sequence");  // last: inserting moves it
        for (const std::string& table : tables) {
            connection->execute("DELETE FROM " + quoted(table));
            connection->execute("INSERT INTO " + quoted(table) + " SELECT * FROM " +
                                quoted(copy_of(table)));
        }
    });
}

}  // namespace conformance
