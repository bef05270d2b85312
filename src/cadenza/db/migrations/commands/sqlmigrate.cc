#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/db/migrations/commands/support.h"
#include "cadenza/db/migrations/errors.h"

namespace cadenza::migrations {
namespace {

const Migration& find(const ProjectSource& source, const Loader& loader,
                      const SqlMigrateOptions& options) {
    const std::string& app = options.app_label;
    const std::string& name = options.migration_name;
    const AppSource* found = source.find(app);
    if (!found) throw CommandExit(1, unknown_app(source, app));
    if (!found->migrated) throw CommandExit(1, "App '" + app + "' does not have migrations");
    try {
        if (const Migration* migration = loader.find_by_prefix(app, name)) return *migration;
    } catch (const AmbiguityError&) {
        throw CommandExit(1, "More than one migration matches '" + name + "' in app '" + app +
                                 "'. Please be more specific.");
    }
    throw CommandExit(1, "Cannot find a migration matching '" + name + "' from app '" + app +
                             "'. Is it in installed_apps?");
}

}  // namespace

int sqlmigrate(const ProjectSource& source, Console& console, db::Connection& connection,
               const SqlMigrateOptions& options) {
    return run_command(console, [&] {
        const Loader loader(source, &connection, Loader::Squashed::AsTheyAre);
        const Migration& migration = find(source, loader, options);
        Executor executor(source, connection);
        const auto lines = executor.collect_sql(migration, options.backwards);
        if (lines.empty() && options.verbosity >= 1) console.err("No operations found.\n");
        const bool transaction = migration.atomic && connection.dialect().can_rollback_ddl();
        if (transaction) console.line("BEGIN;");
        if (!lines.empty()) console.line(joined(lines, "\n"));
        if (transaction) console.line("COMMIT;");
        return 0;
    });
}

}  // namespace cadenza::migrations
