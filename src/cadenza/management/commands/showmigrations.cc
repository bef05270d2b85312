#include "cadenza/apps/project.h"
#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"

namespace cadenza::management {
namespace {

class ShowMigrations : public Command {
 public:
    std::string_view name() const override { return "showmigrations"; }
    std::string_view help() const override {
        return "Lists the migrations and which of them are applied.";
    }
    void add_arguments(Arguments& arguments) const override {
        arguments.rest("app", "only these apps");
        arguments.option("--database", "the alias of the database", "default");
        arguments.flag("-l,--list", "app by app (the default)");
        arguments.flag("-p,--plan", "in the order in which they are applied");
        arguments.option("-v,--verbosity", "0 to 3", "1");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        Project& project = context.project();
        const db::ConnectionLease connection = db::connect(arguments.text("--database"));
        return migrations::showmigrations(project.migration_source(), context.console(),
                                          *connection,
                                          {.app_labels = arguments.list("app"),
                                           .plan = arguments.is_set("--plan"),
                                           .verbosity = arguments.integer("--verbosity")});
    }
};

}  // namespace

std::unique_ptr<Command> make_showmigrations() {
    return std::make_unique<ShowMigrations>();
}

}  // namespace cadenza::management
