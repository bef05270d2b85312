#include "cadenza/db/migrations/operations.h"

#include <utility>

#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/operations/index_operations.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/migrations/operations/special_operations.h"

namespace cadenza::migrations {
namespace {

template <class T, class... Args>
Operation make(Args&&... args) {
    return Operation(std::make_shared<T>(std::forward<Args>(args)...));
}

}  // namespace

Condition Q(std::string lookup, Value value) {
    return Condition::lookup(std::move(lookup), std::move(value));
}

Condition Q(std::string lookup, F other) {
    return Condition::against_field(std::move(lookup), std::move(other.field));
}

db::IndexDefinition Index(std::string name, std::vector<std::string> fields, IndexOptions options) {
    return {.name = std::move(name),
            .fields = std::move(fields),
            .condition = std::move(options.condition),
            .include = std::move(options.include),
            .opclasses = std::move(options.opclasses)};
}

db::IndexDefinition ExpressionIndex(std::string name, std::vector<db::IndexExpression> expressions,
                                    IndexOptions options) {
    db::IndexDefinition index = Index(std::move(name), {}, std::move(options));
    index.expressions = std::move(expressions);
    return index;
}

db::ConstraintDefinition UniqueConstraint(std::string name, std::vector<std::string> fields,
                                          UniqueOptions options) {
    return {.name = std::move(name),
            .kind = db::ConstraintDefinition::Kind::Unique,
            .fields = std::move(fields),
            .condition = std::move(options.condition),
            .deferrable = options.deferrable,
            .include = std::move(options.include),
            .opclasses = std::move(options.opclasses)};
}

db::ConstraintDefinition CheckConstraint(std::string name, Condition check) {
    return {.name = std::move(name),
            .kind = db::ConstraintDefinition::Kind::Check,
            .condition = std::move(check)};
}

Operation CreateModel(std::string name, std::vector<Field> fields, ModelOptions options,
                      std::vector<std::string> bases) {
    return make<CreateModelOperation>(std::move(name), std::move(fields), std::move(options),
                                      std::move(bases));
}

Operation DeleteModel(std::string name) {
    return make<DeleteModelOperation>(std::move(name));
}

Operation RenameModel(std::string old_name, std::string new_name) {
    return make<RenameModelOperation>(std::move(old_name), std::move(new_name));
}

Operation AlterModelTable(std::string name, std::string table) {
    return make<AlterModelTableOperation>(std::move(name), std::move(table));
}

Operation AlterModelOptions(std::string name, ModelOptions options) {
    return make<AlterModelOptionsOperation>(std::move(name), std::move(options));
}

Operation AlterUniqueTogether(std::string name,
                              std::vector<std::vector<std::string>> unique_together) {
    return make<AlterUniqueTogetherOperation>(std::move(name), std::move(unique_together));
}

Operation AddField(std::string model_name, Field field, FieldChange change) {
    return make<AddFieldOperation>(std::move(model_name), std::move(field),
                                   change.preserve_default);
}

Operation AlterField(std::string model_name, Field field, FieldChange change) {
    return make<AlterFieldOperation>(std::move(model_name), std::move(field),
                                     change.preserve_default);
}

Operation RemoveField(std::string model_name, std::string name) {
    return make<RemoveFieldOperation>(std::move(model_name), std::move(name));
}

Operation RenameField(std::string model_name, std::string old_name, std::string new_name) {
    return make<RenameFieldOperation>(std::move(model_name), std::move(old_name),
                                      std::move(new_name));
}

Operation AddIndex(std::string model_name, db::IndexDefinition index) {
    return make<AddIndexOperation>(std::move(model_name), std::move(index));
}

Operation RemoveIndex(std::string model_name, std::string name) {
    return make<RemoveIndexOperation>(std::move(model_name), std::move(name));
}

Operation RenameIndex(std::string model_name, std::string old_name, std::string new_name) {
    return make<RenameIndexOperation>(std::move(model_name), std::move(old_name),
                                      std::move(new_name));
}

Operation AddConstraint(std::string model_name, db::ConstraintDefinition constraint) {
    return make<AddConstraintOperation>(std::move(model_name), std::move(constraint));
}

Operation RemoveConstraint(std::string model_name, std::string name) {
    return make<RemoveConstraintOperation>(std::move(model_name), std::move(name));
}

Operation RunSQL(std::string sql, RunSqlOptions options) {
    std::optional<std::vector<SqlStatement>> reverse;
    if (options.reverse_sql) reverse = {{*options.reverse_sql, {}}};
    return make<RunSqlOperation>(
        std::vector<SqlStatement>{{std::move(sql), std::move(options.params)}}, std::move(reverse),
        std::move(options.state_operations), options.elidable);
}

Operation RunCpp(MigrationFunction code, MigrationFunction reverse) {
    return make<RunCppOperation>(code, reverse, false);
}

void do_nothing(MigrationContext&) {}

Operation SeparateDatabaseAndState(DatabaseAndState operations) {
    return make<SeparateDatabaseAndStateOperation>(std::move(operations.database_operations),
                                                   std::move(operations.state_operations));
}

}  // namespace cadenza::migrations
