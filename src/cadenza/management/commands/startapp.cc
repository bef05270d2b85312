#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/project_directory.h"
#include "cadenza/management/scaffold.h"

namespace cadenza::management {
namespace {

class StartApp : public Command {
 public:
    std::string_view name() const override { return "startapp"; }
    std::string_view help() const override { return "Writes a new app into the project."; }
    void add_arguments(Arguments& arguments) const override {
        arguments.positional("name", "lower-case letters, digits, underscores", true);
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        const Result<std::string> outcome = start_app(project_directory(), arguments.text("name"));
        if (!outcome) throw Error(outcome.error().message);
        context.console().out(*outcome);
        return 0;
    }
};

}  // namespace

std::unique_ptr<Command> make_startapp() {
    return std::make_unique<StartApp>();
}

}  // namespace cadenza::management
