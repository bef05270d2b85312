#include "cadenza/apps/project.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/system_check.h"

namespace cadenza::management {
namespace {

class MakeMigrations : public Command {
 public:
    std::string_view name() const override { return "makemigrations"; }
    std::string_view help() const override {
        return "Writes migrations for what changed in the models.";
    }
    void add_arguments(Arguments& arguments) const override {
        arguments.rest("app", "only these apps");
        arguments.flag("--dry-run", "show what would be written, and write nothing");
        arguments.flag("--merge", "join branches of the migration graph");
        arguments.flag("--empty", "write a migration without operations");
        arguments.flag("--no-input,--noinput", "never ask");
        arguments.flag("--check", "write nothing; status 1 if models and migrations differ");
        arguments.flag("--no-header", "no comment at the head of the files");
        arguments.option("-n,--name", "the name of the migration");
        arguments.options("--rename", "[app.model.]old:new: the field or model that was renamed");
        arguments.options("--default", "model.field=value: what existing rows get in a new column");
        arguments.option("-v,--verbosity", "0 to 3", "1");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        Project& project = context.project();
        if (!system_check(project, context.console())) return 1;
        return migrations::makemigrations(project.migration_source(), context.console(),
                                          {.app_labels = arguments.list("app"),
                                           .dry_run = arguments.is_set("--dry-run"),
                                           .merge = arguments.is_set("--merge"),
                                           .empty = arguments.is_set("--empty"),
                                           .interactive = !arguments.is_set("--no-input"),
                                           .header = !arguments.is_set("--no-header"),
                                           .check = arguments.is_set("--check"),
                                           .name = arguments.text("--name"),
                                           .renames = arguments.list("--rename"),
                                           .defaults = arguments.list("--default"),
                                           .verbosity = arguments.integer("--verbosity")});
    }
};

}  // namespace

std::unique_ptr<Command> make_makemigrations() {
    return std::make_unique<MakeMigrations>();
}

}  // namespace cadenza::management
