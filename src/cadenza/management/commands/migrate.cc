#include "cadenza/apps/project.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/system_check.h"

namespace cadenza::management {
namespace {

class Migrate : public Command {
 public:
    std::string_view name() const override { return "migrate"; }
    std::string_view help() const override { return "Brings the database up to the migrations."; }
    void add_arguments(Arguments& arguments) const override {
        arguments.positional("app", "only this app");
        arguments.positional("migration", "up or back to this one; 'zero' takes all back");
        arguments.option("--database", "the alias of the database", "default");
        arguments.flag("--fake", "record the migrations without running them");
        arguments.flag("--fake-initial", "do so for an initial one whose tables are all there");
        arguments.flag("--plan", "show what would be done");
        arguments.flag("--check", "status 1 if something would be done");
        arguments.flag("--run-syncdb", "make the missing tables of apps without migrations");
        arguments.flag("--no-input,--noinput", "never ask");
        arguments.flag("--skip-checks", "do not run the system checks first");
        arguments.option("-v,--verbosity", "0 to 3", "1");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        Project& project = context.project();
        if (!arguments.is_set("--skip-checks") && !system_check(project, context.console())) {
            return 1;
        }
        const db::ConnectionLease connection = db::connect(arguments.text("--database"));
        return migrations::migrate(project.migration_source(), context.console(), *connection,
                                   {.app_label = arguments.text("app"),
                                    .migration_name = arguments.text("migration"),
                                    .fake = arguments.is_set("--fake"),
                                    .fake_initial = arguments.is_set("--fake-initial"),
                                    .plan = arguments.is_set("--plan"),
                                    .check = arguments.is_set("--check"),
                                    .run_syncdb = arguments.is_set("--run-syncdb"),
                                    .verbosity = arguments.integer("--verbosity"),
                                    .post_migrate = project.post_migrate_hooks()});
    }
};

}  // namespace

std::unique_ptr<Command> make_migrate() {
    return std::make_unique<Migrate>();
}

}  // namespace cadenza::management
