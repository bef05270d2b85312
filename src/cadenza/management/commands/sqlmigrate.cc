#include "cadenza/apps/project.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"

namespace cadenza::management {
namespace {

class SqlMigrate : public Command {
 public:
    std::string_view name() const override { return "sqlmigrate"; }
    std::string_view help() const override { return "Shows the SQL of one migration."; }
    void add_arguments(Arguments& arguments) const override {
        arguments.positional("app", "the app", true);
        arguments.positional("migration", "the migration's name, or how it begins", true);
        arguments.option("--database", "the alias of the database", "default");
        arguments.flag("--backwards", "the SQL that takes it back");
        arguments.option("-v,--verbosity", "0 to 3", "1");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        Project& project = context.project();
        const db::ConnectionLease connection = db::connect(arguments.text("--database"));
        return migrations::sqlmigrate(project.migration_source(), context.console(), *connection,
                                      {.app_label = arguments.text("app"),
                                       .migration_name = arguments.text("migration"),
                                       .backwards = arguments.is_set("--backwards"),
                                       .verbosity = arguments.integer("--verbosity")});
    }
};

}  // namespace

std::unique_ptr<Command> make_sqlmigrate() {
    return std::make_unique<SqlMigrate>();
}

}  // namespace cadenza::management
