#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/migrations/fields.h"
#include "cadenza/db/migrations/operation.h"
#include "cadenza/db/schema/model_definition.h"

/// The operations of migration files, named after Django's classes.
namespace cadenza::migrations {

class MigrationContext;
using MigrationFunction = void (*)(MigrationContext&);
using ModelOptions = db::ModelOptions;
using Condition = db::Condition;

/// Another field of the row, in a condition.
struct F {
    std::string field;
};
/// A condition on a row: Q("price__gt", 0), Q("start__lt", F{"end"}); joined by && || !
Condition Q(std::string lookup, Value value);
Condition Q(std::string lookup, F other);

struct IndexOptions {
    Condition condition = {};
    std::vector<std::string> include = {};
    std::vector<std::string> opclasses = {};
};
db::IndexDefinition Index(std::string name, std::vector<std::string> fields,
                          IndexOptions options = {});
/// Over expressions: {"name", "lower"}, {"n", "", true} for descending.
db::IndexDefinition ExpressionIndex(std::string name, std::vector<db::IndexExpression> expressions,
                                    IndexOptions options = {});

using Deferrable = db::ConstraintDefinition::Deferrable;
struct UniqueOptions {
    Condition condition = {};
    Deferrable deferrable = Deferrable::No;
    std::vector<std::string> include = {};
    std::vector<std::string> opclasses = {};
};
db::ConstraintDefinition UniqueConstraint(std::string name, std::vector<std::string> fields,
                                          UniqueOptions options = {});
db::ConstraintDefinition CheckConstraint(std::string name, Condition check);

Operation CreateModel(std::string name, std::vector<Field> fields, ModelOptions options = {},
                      std::vector<std::string> bases = {});
Operation DeleteModel(std::string name);
Operation RenameModel(std::string old_name, std::string new_name);
/// "" for the default name.
Operation AlterModelTable(std::string name, std::string table);
Operation AlterModelOptions(std::string name, ModelOptions options);
Operation AlterUniqueTogether(std::string name,
                              std::vector<std::vector<std::string>> unique_together);

struct FieldChange {
    bool preserve_default = true;  ///< false: the default fills existing rows once
};
Operation AddField(std::string model_name, Field field, FieldChange change = {});
Operation AlterField(std::string model_name, Field field, FieldChange change = {});
Operation RemoveField(std::string model_name, std::string name);
Operation RenameField(std::string model_name, std::string old_name, std::string new_name);

Operation AddIndex(std::string model_name, db::IndexDefinition index);
Operation RemoveIndex(std::string model_name, std::string name);
Operation RenameIndex(std::string model_name, std::string old_name, std::string new_name);
Operation AddConstraint(std::string model_name, db::ConstraintDefinition constraint);
Operation RemoveConstraint(std::string model_name, std::string name);

/// SQL text: "" does nothing. Several statements, separated by semicolons, may stand in one text.
struct RunSqlOptions {
    std::vector<Value> params = {};  ///< of one statement, with placeholders in the text
    std::optional<std::string> reverse_sql = {};  ///< none: the migration cannot be unapplied
    std::vector<Operation> state_operations = {};
    bool elidable = false;
};
Operation RunSQL(std::string sql, RunSqlOptions options = {});

/// The function sees the models of that moment. Without `reverse` the migration cannot be
/// unapplied; do_nothing is a way back that does nothing.
Operation RunCpp(MigrationFunction code, MigrationFunction reverse = nullptr);
void do_nothing(MigrationContext&);

/// Changes of the database and changes of the models that Cadenza cannot see to be the same.
struct DatabaseAndState {
    std::vector<Operation> database_operations = {};
    std::vector<Operation> state_operations = {};
};
Operation SeparateDatabaseAndState(DatabaseAndState operations);

}  // namespace cadenza::migrations
