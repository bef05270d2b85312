#include "cadenza/db/migrations/executor.h"

#include <algorithm>
#include <set>

#include "cadenza/base/clock.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/introspection.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/schema/names.h"

namespace cadenza::migrations {
namespace {

void describe(db::SchemaEditor& editor, const OperationBase& operation) {
    editor.comment("--");
    if (!operation.reduces_to_sql()) {
        editor.comment("-- THIS OPERATION CANNOT BE WRITTEN AS SQL");
    }
    editor.comment("-- " + operation.describe());
    editor.comment("--");
}

// Runs an operation; collecting, says what it is first, and that it did nothing where it did.
template <class F>
void run(db::SchemaEditor& editor, const OperationBase& operation, F&& change) {
    if (!editor.collecting()) {
        change();
        return;
    }
    describe(editor, operation);
    if (!operation.reduces_to_sql()) return;
    const std::size_t before = editor.collected().size();
    change();
    if (editor.collected().size() == before) editor.comment("-- (no-op)");
}

void apply_operations(const Migration& migration, ProjectState& state, db::SchemaEditor& editor) {
    for (const Operation& operation : migration.operations) {
        const ProjectState before = state;
        operation->state_forwards(migration.app_label, state);
        run(editor, *operation, [&] {
            operation->database_forwards({migration.app_label, editor, before, state});
        });
    }
}

void unapply_operations(const Migration& migration, const ProjectState& before,
                        db::SchemaEditor& editor) {
    std::vector<ProjectState> states = {before};
    for (const Operation& operation : migration.operations) {
        if (!operation->reversible()) {
            throw IrreversibleError("Operation <" + operation->describe() + "> in " +
                                    migration.key().str() + " is not reversible");
        }
        ProjectState after = states.back();
        operation->state_forwards(migration.app_label, after);
        states.push_back(std::move(after));
    }
    for (std::size_t i = migration.operations.size(); i-- > 0;) {
        const Operation& operation = migration.operations[i];
        run(editor, *operation, [&] {
            operation->database_backwards({migration.app_label, editor, states[i + 1], states[i]});
        });
    }
}

void forward_state(const Migration& migration, ProjectState& state) {
    for (const Operation& operation : migration.operations) {
        operation->state_forwards(migration.app_label, state);
    }
}

}  // namespace

MigrationProgress::~MigrationProgress() = default;

Executor::Executor(const ProjectSource& source, db::Connection& connection,
                   MigrationProgress* progress)
    : connection_(connection),
      loader_(source, &connection),
      recorder_(connection),
      progress_(progress) {}

Plan Executor::migration_plan(const std::vector<NodeKey>& targets, bool clean_start) const {
    const MigrationGraph& graph = loader_.graph();
    std::set<NodeKey> applied;
    if (!clean_start) {
        for (const auto& [key, time] : loader_.applied()) applied.insert(key);
    }
    Plan plan;
    const auto back_to = [&](const NodeKey& node) {
        for (const NodeKey& key : graph.backwards_plan(node)) {
            if (applied.erase(key) > 0) plan.push_back({&graph.migration(key), true});
        }
    };
    for (const NodeKey& target : targets) {
        if (target.name.empty()) {
            for (const NodeKey& root : graph.root_nodes(target.app)) back_to(root);
        } else if (applied.contains(target)) {
            // Not the target itself, and not what other apps have built on it: its children in the
            // same app.
            for (const NodeKey& child : graph.children(target)) {
                if (child.app == target.app) back_to(child);
            }
        } else {
            for (const NodeKey& key : graph.forwards_plan(target)) {
                if (applied.insert(key).second) plan.push_back({&graph.migration(key), false});
            }
        }
    }
    return plan;
}

ProjectState Executor::applied_state() const {
    ProjectState state = loader_.source().unmigrated_state();
    for (const PlanStep& step : migration_plan(loader_.graph().leaf_nodes(), true)) {
        if (loader_.applied().contains(step.migration->key()))
            forward_state(*step.migration, state);
    }
    return state;
}

ProjectState Executor::migrate(const Plan& plan, const Options& options) {
    recorder_.ensure_schema();
    const auto backwards = [](const PlanStep& step) { return step.backwards; };
    const bool all_backwards = std::ranges::all_of(plan, backwards);
    if (!all_backwards && std::ranges::any_of(plan, backwards)) {
        throw MigrationError(
            "Migration plans with both forwards and backwards migrations are not supported. Please "
            "split your migration process into separate plans of only forwards OR backwards "
            "migrations.");
    }
    ProjectState state = plan.empty()    ? applied_state()
                         : all_backwards ? migrate_backwards(plan, options)
                                         : migrate_forwards(plan, options);
    record_replacements(options);
    return state;
}

// In the order of the plan for an empty database, so that the state holds all that was applied
// before.
ProjectState Executor::migrate_forwards(const Plan& plan, const Options& options) {
    std::set<NodeKey> to_run;
    for (const PlanStep& step : plan) to_run.insert(step.migration->key());
    ProjectState state = applied_state();
    for (const PlanStep& step : migration_plan(loader_.graph().leaf_nodes(), true)) {
        if (to_run.erase(step.migration->key()) > 0) apply(*step.migration, state, options);
    }
    return state;
}

// First the states before each migration, then the changes.
ProjectState Executor::migrate_backwards(const Plan& plan, const Options& options) {
    std::set<NodeKey> to_run;
    for (const PlanStep& step : plan) to_run.insert(step.migration->key());
    std::map<NodeKey, ProjectState> before;
    ProjectState state = loader_.source().unmigrated_state();
    for (const PlanStep& step : migration_plan(loader_.graph().leaf_nodes(), true)) {
        const NodeKey key = step.migration->key();
        if (to_run.contains(key)) before[key] = state;
        if (loader_.applied().contains(key)) forward_state(*step.migration, state);
    }
    for (const PlanStep& step : plan) {
        unapply(*step.migration, before.at(step.migration->key()), options);
        loader_.applied().erase(step.migration->key());
    }
    return applied_state();
}

// A migrator that holds the database keeps the others waiting at the start of their transaction.
void Executor::begin(db::SchemaEditor& editor, Duration patience) const {
    const std::int64_t end = now_microseconds() + patience.microseconds;
    for (;;) {
        try {
            editor.begin();
            return;
        } catch (const db::OperationalError& error) {
            editor.rollback();
            const bool busy = error.message().find("locked") != std::string::npos;
            if (!busy || now_microseconds() > end) throw;
        }
    }
}

bool Executor::is_recorded(const Migration& migration) const {
    return recorder_.is_applied(migration.replaces.empty() ? migration.key()
                                                           : migration.replaces.front());
}

void Executor::record(db::SchemaEditor& editor, const Migration& migration, bool backwards) const {
    std::vector<NodeKey> keys = migration.replaces;
    if (keys.empty()) keys.push_back(migration.key());
    for (const NodeKey& key : keys) {
        if (backwards) {
            Recorder::record_unapplied(editor, key);
        } else {
            Recorder::record_applied(editor, key);
        }
    }
}

void Executor::apply(const Migration& migration, ProjectState& state, const Options& options) {
    if (progress_) progress_->start(migration, false);
    const auto editor =
        db::make_schema_editor(connection_, db::SchemaEditor::Mode::Execute, migration.atomic);
    editor->observe(options.observer);
    begin(*editor, options.patience);
    auto outcome = MigrationProgress::Outcome::Done;
    if (is_recorded(migration)) {
        editor->rollback();
        forward_state(migration, state);
        outcome = MigrationProgress::Outcome::DoneByAnother;
    } else {
        if (options.fake || (options.fake_initial && is_soft_applied(migration, state))) {
            forward_state(migration, state);
            outcome = MigrationProgress::Outcome::Faked;
        } else {
            apply_operations(migration, state, *editor);
            editor->run_deferred();
        }
        record(*editor, migration, false);
        editor->finish();
    }
    loader_.applied()[migration.key()] = DateTime::now();
    if (progress_) progress_->end(migration, false, outcome);
}

void Executor::unapply(const Migration& migration, const ProjectState& before,
                       const Options& options) {
    if (progress_) progress_->start(migration, true);
    const auto editor =
        db::make_schema_editor(connection_, db::SchemaEditor::Mode::Execute, migration.atomic);
    editor->observe(options.observer);
    begin(*editor, options.patience);
    auto outcome =
        options.fake ? MigrationProgress::Outcome::Faked : MigrationProgress::Outcome::Done;
    if (!is_recorded(migration)) {
        editor->rollback();
        outcome = MigrationProgress::Outcome::DoneByAnother;
    } else {
        if (!options.fake) {
            unapply_operations(migration, before, *editor);
            editor->run_deferred();
        }
        record(*editor, migration, true);
        editor->finish();
    }
    if (progress_) progress_->end(migration, true, outcome);
}

// Whether all that the migration would create is there already.
bool Executor::is_soft_applied(const Migration& migration, const ProjectState& before) const {
    if (migration.initial == false) return false;
    if (!migration.initial.has_value() &&
        std::ranges::any_of(migration.dependencies, [&](const NodeKey& dependency) {
            return dependency.app == migration.app_label;
        })) {
        return false;
    }
    ProjectState after = before;
    forward_state(migration, after);
    db::Introspection& database = connection_.introspection();
    bool found = false;
    for (const Operation& operation : migration.operations) {
        if (const auto* create = as<CreateModelOperation>(operation)) {
            const db::ModelDefinition* model =
                after.find(model_key(migration.app_label, create->name()));
            if (!model || !has_table_of_its_own(*model)) continue;
            if (!database.has_table(model->table())) return false;
            found = true;
        } else if (const auto* add = as<AddFieldOperation>(operation)) {
            const db::ModelDefinition* model =
                after.find(model_key(migration.app_label, add->model_name()));
            const db::FieldDefinition* field = model ? model->find(add->name()) : nullptr;
            if (!field || !has_table_of_its_own(*model)) continue;
            if (field->is_many_to_many()) {
                if (!field->through.empty()) continue;
                if (!database.has_table(db::many_to_many_table(model->table(), *field)))
                    return false;
            } else {
                const auto columns = database.columns(model->table());
                if (std::ranges::find(columns, field->column(), &db::ColumnInfo::name) ==
                    columns.end()) {
                    return false;
                }
            }
            found = true;
        }
    }
    return found;
}

void Executor::record_replacements(const Options& options) {
    const auto applied = recorder_.applied();
    for (const NodeKey& key : loader_.replacements()) {
        const auto& parts = loader_.migrations().at(key).replaces;
        const bool all =
            std::ranges::all_of(parts, [&](const NodeKey& part) { return applied.contains(part); });
        if (!all || applied.contains(key)) continue;
        const auto editor = db::make_schema_editor(connection_);
        begin(*editor, options.patience);
        if (!recorder_.is_applied(key)) Recorder::record_applied(*editor, key);
        editor->finish();
    }
}

std::vector<std::string> Executor::collect_sql(const Migration& migration, bool backwards) {
    const auto editor =
        db::make_schema_editor(connection_, db::SchemaEditor::Mode::Collect, migration.atomic);
    editor->begin();
    ProjectState state = loader_.project_state({migration.key()}, false);
    if (backwards) {
        unapply_operations(migration, state, *editor);
    } else {
        apply_operations(migration, state, *editor);
    }
    editor->finish();
    return editor->collected();
}

}  // namespace cadenza::migrations
