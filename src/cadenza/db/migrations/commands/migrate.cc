#include <algorithm>
#include <set>

#include "cadenza/base/clock.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/base/introspection.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/db/migrations/commands/support.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/migrations/operations/special_operations.h"

namespace cadenza::migrations {
namespace {

constexpr std::size_t kLongestDetail = 40;

class ConsoleProgress final : public MigrationProgress {
 public:
    ConsoleProgress(Console& console, int verbosity) : console_(console), verbosity_(verbosity) {}

    void start(const Migration& migration, bool backwards) override {
        started_ = now_microseconds();
        if (verbosity_ < 1) return;
        console_.out((backwards ? "  Unapplying " : "  Applying ") + migration.key().str() + "...");
    }
    void end(const Migration&, bool, Outcome outcome) override {
        if (verbosity_ < 1) return;
        std::string text = outcome == Outcome::Faked           ? " FAKED"
                           : outcome == Outcome::DoneByAnother ? " OK (by another process)"
                                                               : " OK";
        if (verbosity_ > 1) {
            char elapsed[32];
            std::snprintf(elapsed, sizeof elapsed, " (%.3fs)",
                          static_cast<double>(now_microseconds() - started_) / 1e6);
            text += elapsed;
        }
        console_.line(text);
    }

 private:
    Console& console_;
    int verbosity_;
    std::int64_t started_ = 0;
};

std::string plan_line(const Operation& operation, bool backwards) {
    const bool code = as<RunSqlOperation>(operation) || as<RunCppOperation>(operation);
    std::string prefix = backwards && !code ? "Undo " : "";
    std::string action = operation->plan_detail(backwards).value_or("IRREVERSIBLE");
    std::erase(action, '\n');
    if (!action.empty()) action.insert(0, " -> ");
    if (utf8_length(action) > kLongestDetail) {
        action = std::string(utf8_prefix(action, kLongestDetail - 1)) + "…";
    }
    return "    " + prefix + operation->describe() + action;
}

class Migrate {
 public:
    Migrate(const ProjectSource& source, Console& console, db::Connection& connection,
            const MigrateOptions& options)
        : source_(source), console_(console), connection_(connection), options_(options) {}

    int run();

 private:
    std::vector<NodeKey> targets(const Loader& loader) const;
    void show_plan(const Plan& plan) const;
    void say_what(const std::vector<NodeKey>& targets) const;
    void say_nothing_to_do(const Loader& loader) const;
    void make_unmigrated_tables() const;
    void say(const std::string& line) const {
        if (options_.verbosity >= 1) console_.line(line);
    }

    const ProjectSource& source_;
    Console& console_;
    db::Connection& connection_;
    const MigrateOptions& options_;
};

std::vector<NodeKey> Migrate::targets(const Loader& loader) const {
    const std::string& app = options_.app_label;
    if (app.empty()) return loader.graph().leaf_nodes();
    const AppSource* found = source_.find(app);
    if (!found) throw CommandExit(1, unknown_app(source_, app));
    if (options_.run_syncdb) {
        if (!found->migrated) return {};
        throw CommandExit(1, "Can't use run_syncdb with app '" + app + "' as it has migrations.");
    }
    if (!found->migrated) throw CommandExit(1, "App '" + app + "' does not have migrations.");
    const std::string& name = options_.migration_name;
    if (name.empty()) return loader.graph().leaf_nodes(app);
    if (name == "zero") return {{app, ""}};
    const Migration* migration = nullptr;
    try {
        migration = loader.find_by_prefix(app, name);
    } catch (const AmbiguityError&) {
        throw CommandExit(1, "More than one migration matches '" + name + "' in app '" + app +
                                 "'. Please be more specific.");
    }
    if (!migration) {
        throw CommandExit(
            1, "Cannot find a migration matching '" + name + "' from app '" + app + "'.");
    }
    if (!loader.graph().contains(migration->key())) {
        throw CommandExit(1, "Cannot migrate to " + migration->key().str() +
                                 ": a squashed migration stands for it.");
    }
    return {migration->key()};
}

void Migrate::show_plan(const Plan& plan) const {
    console_.line("Planned operations:");
    if (plan.empty()) console_.line("  No planned migration operations.");
    for (const PlanStep& step : plan) {
        console_.line(step.migration->key().str());
        const auto& operations = step.migration->operations;
        for (std::size_t i = 0; i < operations.size(); ++i) {
            const std::size_t at = step.backwards ? operations.size() - 1 - i : i;
            console_.line(plan_line(operations[at], step.backwards));
        }
    }
}

void Migrate::say_what(const std::vector<NodeKey>& targets) const {
    say("Operations to perform:");
    if (options_.app_label.empty() || options_.migration_name.empty()) {
        std::set<std::string> apps;
        for (const NodeKey& target : targets) apps.insert(target.app);
        const std::string list = joined({apps.begin(), apps.end()});
        say("  Apply all migrations: " + (list.empty() ? "(none)" : list));
    } else if (targets.front().name.empty()) {
        say("  Unapply all migrations: " + targets.front().app);
    } else {
        say("  Target specific migration: " + targets.front().name + ", from " +
            targets.front().app);
    }
}

void Migrate::say_nothing_to_do(const Loader& loader) const {
    say("  No migrations to apply.");
    if (options_.verbosity < 1) return;
    class Nobody final : public Questioner {
     public:
        db::FieldDefault ask_not_null_addition(const db::FieldDefinition&,
                                               std::string_view) override {
            return db::FieldDefault(nullptr);
        }
        db::FieldDefault ask_auto_now_add_addition(const db::FieldDefinition&,
                                                   std::string_view) override {
            return db::FieldDefault(nullptr);
        }
    } nobody;
    const ProjectState from = loader.project_state();
    const ProjectState to = source_.state();
    const Changes changes =
        Autodetector(from, to, nobody, source_.unmigrated_labels()).changes(loader.graph());
    if (changes.empty()) return;
    std::vector<std::string> apps;
    for (const auto& [app, migrations] : changes) apps.push_back("'" + app + "'");
    say("  Your models in app(s): " + joined(apps) +
        " have changes that are not yet reflected in a migration, and so won't be applied.");
    say("  Run './manage makemigrations' to make new migrations, and then re-run './manage "
        "migrate' "
        "to apply them.");
}

void Migrate::make_unmigrated_tables() const {
    const ProjectState state = source_.state();
    const auto editor = db::make_schema_editor(connection_);
    say("Synchronizing apps without migrations:");
    say("  Creating tables...");
    editor->begin();
    for (const AppSource& app : source_.apps) {
        if (app.migrated || (!options_.app_label.empty() && app.label != options_.app_label))
            continue;
        for (const db::ModelDefinition& model : app.models) {
            if (model.options.abstract || !has_table_of_its_own(model)) continue;
            const db::ModelDefinition& made = state.table_model(model.app_label, model.name);
            if (connection_.introspection().has_table(made.table())) continue;
            say("    Creating table " + made.table());
            editor->create_model(made, state);
        }
    }
    editor->finish();
}

int Migrate::run() {
    ConsoleProgress progress(console_, options_.verbosity);
    Executor executor(source_, connection_, &progress);
    executor.loader().check_consistent_history(connection_.database().alias());
    refuse_conflicts(executor.loader().conflicts());
    const std::vector<NodeKey> wanted = targets(executor.loader());
    const Plan plan = executor.migration_plan(wanted);
    const int pending = options_.check && !plan.empty() ? 1 : 0;
    if (options_.plan) show_plan(plan);
    if (options_.plan || pending) return pending;
    say_what(wanted);
    if (options_.run_syncdb && !source_.unmigrated_labels().empty()) make_unmigrated_tables();
    say("Running migrations:");
    if (plan.empty()) say_nothing_to_do(executor.loader());
    const ProjectState state = executor.migrate(plan, {.fake = options_.fake,
                                                       .fake_initial = options_.fake_initial,
                                                       .observer = options_.observer});
    for (PostMigrateHook hook : options_.post_migrate) {
        atomic(
            [&] {
                hook({connection_, state, plan, console_, options_.verbosity});
            },
            {.using_ = connection_.database().alias()});
    }
    return 0;
}

}  // namespace

int migrate(const ProjectSource& source, Console& console, db::Connection& connection,
            const MigrateOptions& options) {
    return run_command(console,
                       [&] { return Migrate(source, console, connection, options).run(); });
}

}  // namespace cadenza::migrations
