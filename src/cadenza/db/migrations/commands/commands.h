#pragma once

#include <string>
#include <vector>

#include "cadenza/base/console.h"
#include "cadenza/db/migrations/executor.h"
#include "cadenza/db/migrations/source.h"

namespace cadenza::db {
class Connection;
}

/// The engines of the migration commands: what they do, and what they say, without a command line.
/// Each gives the exit status, which is Django's; errors are said on the console.
namespace cadenza::migrations {

struct MakeMigrationsOptions {
    std::vector<std::string> app_labels = {};  ///< all apps if empty
    bool dry_run = false;
    bool merge = false;
    bool empty = false;
    bool interactive = true;  ///< asks only where the console is a person's
    bool header = true;
    bool check = false;  ///< writes nothing; status 1 if something would be written
    std::string name = {};
    std::vector<std::string> renames = {};   ///< "old:new", "app.model.old:new"
    std::vector<std::string> defaults = {};  ///< "model.field=value"
    int verbosity = 1;
};
/// Status: 0 done or nothing to do, 1 error or changes with `check`, 2 unknown app, 3 a question
/// that nobody could answer. The connection, if any, is only looked at for the history.
int makemigrations(const ProjectSource& source, Console& console,
                   const MakeMigrationsOptions& options, db::Connection* connection = nullptr);

/// What hooks are told once the database is up to date.
struct PostMigrate {
    db::Connection& connection;
    const ProjectState& state;
    const Plan& plan;
    Console& console;
    int verbosity;
};
/// Makes what depends on the models: content types, permissions. Runs after every migrate, also one
/// that had nothing to do, in a transaction of its own.
using PostMigrateHook = void (*)(const PostMigrate&);

struct MigrateOptions {
    std::string app_label = {};
    std::string migration_name = {};  ///< a beginning of the name, or "zero"
    bool fake = false;
    bool fake_initial = false;
    bool plan = false;        ///< only shows what would be done
    bool check = false;       ///< status 1 if something would be done
    bool run_syncdb = false;  ///< makes the missing tables of apps without migrations
    int verbosity = 1;
    std::vector<PostMigrateHook> post_migrate = {};
    db::StatementObserver* observer = nullptr;
};
int migrate(const ProjectSource& source, Console& console, db::Connection& connection,
            const MigrateOptions& options);

struct ShowMigrationsOptions {
    std::vector<std::string> app_labels = {};
    bool plan = false;
    int verbosity = 1;
};
int showmigrations(const ProjectSource& source, Console& console, db::Connection& connection,
                   const ShowMigrationsOptions& options);

struct SqlMigrateOptions {
    std::string app_label;
    std::string migration_name;
    bool backwards = false;
    int verbosity = 1;
};
int sqlmigrate(const ProjectSource& source, Console& console, db::Connection& connection,
               const SqlMigrateOptions& options);

}  // namespace cadenza::migrations
