#include "cadenza/db/migrations/operations/special_operations.h"

#include <utility>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/context.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {
namespace {

void run(db::SchemaEditor& editor, const std::vector<SqlStatement>& statements) {
    for (const SqlStatement& statement : statements) {
        if (statement.sql.empty()) continue;
        if (statement.params.empty() && !editor.collecting()) {
            editor.connection().execute_script(statement.sql);
        } else {
            editor.execute(statement.sql, statement.params);
        }
    }
}

std::string shown(const std::vector<SqlStatement>& statements) {
    std::string text;
    for (const SqlStatement& statement : statements) {
        if (!text.empty()) text += "; ";
        text += statement.sql;
    }
    return text;
}

[[noreturn]] void no_way_back() {
    throw IrreversibleError("You cannot reverse this operation");
}

}  // namespace

RunSqlOperation::RunSqlOperation(std::vector<SqlStatement> forwards,
                                 std::optional<std::vector<SqlStatement>> backwards,
                                 std::vector<Operation> state_changes, bool may_be_elided)
    : sql(std::move(forwards)),
      reverse_sql(std::move(backwards)),
      state_operations(std::move(state_changes)),
      elidable_(may_be_elided) {}

void RunSqlOperation::state_forwards(std::string_view app_label, ProjectState& state) const {
    for (const Operation& operation : state_operations) operation->state_forwards(app_label, state);
}

void RunSqlOperation::database_forwards(const DatabaseChange& change) const {
    run(change.editor, sql);
}

void RunSqlOperation::database_backwards(const DatabaseChange& change) const {
    if (!reverse_sql) no_way_back();
    run(change.editor, *reverse_sql);
}

std::optional<std::string> RunSqlOperation::plan_detail(bool backwards) const {
    if (!backwards) return shown(sql);
    if (!reverse_sql) return std::nullopt;
    return shown(*reverse_sql);
}

RunCppOperation::RunCppOperation(MigrationFunction forwards, MigrationFunction backwards,
                                 bool may_be_elided)
    : code(forwards), reverse_code(backwards), elidable_(may_be_elided) {}

void RunCppOperation::database_forwards(const DatabaseChange& change) const {
    MigrationContext context(change.from, change.editor);
    code(context);
}

void RunCppOperation::database_backwards(const DatabaseChange& change) const {
    if (!reverse_code) no_way_back();
    MigrationContext context(change.from, change.editor);
    reverse_code(context);
}

std::optional<std::string> RunCppOperation::plan_detail(bool backwards) const {
    if (backwards && !reverse_code) return std::nullopt;
    return std::string();
}

SeparateDatabaseAndStateOperation::SeparateDatabaseAndStateOperation(
    std::vector<Operation> database, std::vector<Operation> state)
    : database_operations(std::move(database)), state_operations(std::move(state)) {}

void SeparateDatabaseAndStateOperation::state_forwards(std::string_view app_label,
                                                       ProjectState& state) const {
    for (const Operation& operation : state_operations) operation->state_forwards(app_label, state);
}

// The database's operations have states of their own: those of the model state may say something
// else.
void SeparateDatabaseAndStateOperation::database_forwards(const DatabaseChange& change) const {
    ProjectState before = change.from;
    for (const Operation& operation : database_operations) {
        ProjectState after = before;
        operation->state_forwards(change.app_label, after);
        operation->database_forwards({change.app_label, change.editor, before, after});
        before = std::move(after);
    }
}

void SeparateDatabaseAndStateOperation::database_backwards(const DatabaseChange& change) const {
    std::vector<ProjectState> states = {change.to};
    for (const Operation& operation : database_operations) {
        ProjectState after = states.back();
        operation->state_forwards(change.app_label, after);
        states.push_back(std::move(after));
    }
    for (std::size_t i = database_operations.size(); i-- > 0;) {
        database_operations[i]->database_backwards(
            {change.app_label, change.editor, states[i + 1], states[i]});
    }
}

std::string SeparateDatabaseAndStateOperation::describe() const {
    return "Custom state/database change combination";
}

}  // namespace cadenza::migrations
