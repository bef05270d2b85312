#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/db/migrations/commands/support.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/writer.h"

namespace cadenza::migrations {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestMergeName = 47;

bool is_identifier(std::string_view name) {
    return !name.empty() && !(name[0] >= '0' && name[0] <= '9') &&
           function_name(name) == "m" + std::string(name);
}

std::string shown_path(const fs::path& path) {
    std::error_code error;
    const fs::path relative = fs::relative(path, error);
    const bool below = !error && !relative.empty() && !relative.native().starts_with("..");
    return below ? relative.string() : path.string();
}

class MakeMigrations {
 public:
    MakeMigrations(const ProjectSource& source, Console& console,
                   const MakeMigrationsOptions& options)
        : source_(source), console_(console), options_(options) {}

    int run(db::Connection* connection);

 private:
    void check_history(db::Connection* connection) const;
    void refuse_unbuilt() const;
    void make_empty(const Loader& loader, Questioner& questioner);
    int make_merge(const Loader& loader, Questioner& questioner);
    void say_no_changes() const;
    void write(const Changes& changes, const ProjectState& names) const;
    void write_file(const AppSource& app, const Migration& migration,
                    const ProjectState& names) const;
    bool writes() const { return !options_.dry_run && !options_.check; }
    void say(const std::string& line) const {
        if (options_.verbosity >= 1) console_.line(line);
    }

    const ProjectSource& source_;
    Console& console_;
    const MakeMigrationsOptions& options_;
};

void MakeMigrations::check_history(db::Connection* connection) const {
    if (!connection) return;
    try {
        Loader(source_, connection).check_consistent_history(connection->database().alias());
    } catch (const db::OperationalError& error) {
        console_.err(
            "Got an error checking a consistent migration history performed for database "
            "connection '" +
            connection->database().alias() + "': " + error.message() + "\n");
    }
}

// A file that this program does not hold yet would be written once more, under the next number or
// over itself.
void MakeMigrations::refuse_unbuilt() const {
    for (const AppSource& app : source_.apps) {
        std::error_code error;
        if (!app.migrated || app.migrations.directory[0] == '\0') continue;
        for (const auto& entry : fs::directory_iterator(app.migrations.directory, error)) {
            if (entry.path().extension() != ".cpp") continue;
            const std::string name = entry.path().stem().string();
            if (!migration_number(name)) continue;
            const bool built = std::ranges::any_of(
                app.migrations.migrations,
                [&](const NamedMigration& known) { return known.name == name; });
            if (!built) {
                throw CommandExit(1, shown_path(entry.path()) +
                                         " is not part of this program yet: build it first");
            }
        }
    }
}

int MakeMigrations::run(db::Connection* connection) {
    if (!options_.name.empty() && !is_identifier(options_.name)) {
        throw CommandExit(1, "The migration name must be a valid C++ identifier.");
    }
    check_app_labels(source_, options_.app_labels, console_);
    refuse_unbuilt();
    const Loader loader(source_);
    check_history(connection);

    auto conflicts = loader.conflicts();
    const std::set<std::string> apps(options_.app_labels.begin(), options_.app_labels.end());
    if (!apps.empty()) {
        std::erase_if(conflicts, [&](const auto& entry) { return !apps.contains(entry.first); });
    }
    if (!options_.merge) refuse_conflicts(conflicts);

    Questioner nobody;
    InteractiveQuestioner person(console_, options_.dry_run || options_.check);
    Questioner& otherwise =
        options_.interactive && console_.interactive() ? static_cast<Questioner&>(person) : nobody;
    FlagQuestioner questioner(options_.renames, options_.defaults, apps, otherwise);
    if (options_.merge) {
        if (!conflicts.empty()) return make_merge(loader, questioner);
        console_.line("No conflicts detected to merge.");
        return 0;
    }
    if (options_.empty) {
        make_empty(loader, questioner);
        return 0;
    }
    const ProjectState from = loader.project_state();
    const ProjectState to = source_.state();
    std::set<std::string> unmigrated = source_.unmigrated_labels();
    Autodetector autodetector(from, to, questioner, std::move(unmigrated));
    const Changes changes =
        autodetector.changes(loader.graph(), {.only_apps = apps, .name = options_.name});
    if (changes.empty()) {
        say_no_changes();
        return 0;
    }
    write(changes, to);
    return options_.check ? 1 : 0;
}

void MakeMigrations::say_no_changes() const {
    if (options_.app_labels.empty()) {
        say("No changes detected");
    } else if (options_.app_labels.size() == 1) {
        say("No changes detected in app '" + options_.app_labels.front() + "'");
    } else {
        say("No changes detected in apps '" + joined(options_.app_labels, "', '") + "'");
    }
}

void MakeMigrations::make_empty(const Loader& loader, Questioner& questioner) {
    if (options_.app_labels.empty()) {
        throw CommandExit(1, "You must supply at least one app label when using --empty.");
    }
    Changes changes;
    for (const std::string& app : options_.app_labels) {
        Migration migration;
        migration.app_label = app;
        migration.name = "custom";
        changes[app].push_back(std::move(migration));
    }
    Autodetector::arrange_for_graph(changes, loader.graph(), questioner, options_.name);
    write(changes, source_.state());
}

int MakeMigrations::make_merge(const Loader& loader, Questioner& questioner) {
    for (const auto& [app, names] : loader.conflicts()) {
        say("Merging " + app);
        int biggest = 0;
        Migration merge;
        merge.app_label = app;
        for (const std::string& name : names) {
            say("  Branch " + name);
            for (const NodeKey& key : loader.graph().forwards_plan({app, name})) {
                const bool shared = std::ranges::all_of(names, [&](const std::string& other) {
                    const auto plan = loader.graph().forwards_plan({app, other});
                    return std::ranges::find(plan, key) != plan.end();
                });
                if (shared || key.app != app) continue;
                for (const Operation& operation : loader.graph().migration(key).operations) {
                    say("    " + std::string(1, operation->symbol()) + " " + operation->describe());
                }
            }
            biggest = std::max(biggest, migration_number(name).value_or(1));
            merge.dependencies.push_back({app, name});
        }
        if (!questioner.ask_merge(app)) continue;
        std::string title = options_.name;
        if (title.empty()) {
            const std::string leaves = joined(names, "_");
            title = "merge_" + (leaves.size() > kLongestMergeName ? migration_timestamp() : leaves);
        }
        char number[16];
        std::snprintf(number, sizeof number, "%04d_", biggest + 1);
        merge.name = number + title;
        const AppSource& source = *source_.find(app);
        if (writes()) {
            write_file(source, merge, source_.state());
            say("\nCreated new merge migration " +
                shown_path(fs::path(source.migrations.directory) / (merge.name + ".cpp")));
        }
    }
    return 0;
}

void MakeMigrations::write(const Changes& changes, const ProjectState& names) const {
    for (const auto& [label, migrations] : changes) {
        const AppSource& app = *source_.find(label);
        say("Migrations for '" + label + "':");
        for (const Migration& migration : migrations) {
            const MigrationWriter writer(migration, names);
            say("  " + shown_path(fs::path(app.migrations.directory) / writer.filename()));
            for (const Operation& operation : migration.operations) {
                say("    " + std::string(1, operation->symbol()) + " " + operation->describe());
            }
            if (writes()) {
                write_file(app, migration, names);
            } else if (options_.verbosity == 3) {
                console_.line("Full migrations file '" + writer.filename() + "':");
                console_.line(writer.source(app.migrations.cpp_namespace, options_.header));
            }
        }
    }
}

void MakeMigrations::write_file(const AppSource& app, const Migration& migration,
                                const ProjectState& names) const {
    const fs::path directory = app.migrations.directory;
    if (directory.empty()) {
        throw CommandExit(1, "The app '" + app.label +
                                 "' does not say where its migrations are: see "
                                 "cadenza_app_migrations() in its CMakeLists.txt");
    }
    const MigrationWriter writer(migration, names);
    const std::string text = writer.source(app.migrations.cpp_namespace, options_.header);
    std::error_code error;
    fs::create_directories(directory, error);
    const fs::path path = directory / writer.filename();
    std::FILE* file = std::fopen(path.c_str(), "wxb");
    const bool written = file && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (!file || std::fclose(file) != 0 || !written) {
        throw CommandExit(
            1, "Cannot write " + shown_path(path) + ": " + std::generic_category().message(errno));
    }
}

}  // namespace

int makemigrations(const ProjectSource& source, Console& console,
                   const MakeMigrationsOptions& options, db::Connection* connection) {
    return run_command(console,
                       [&] { return MakeMigrations(source, console, options).run(connection); });
}

}  // namespace cadenza::migrations
