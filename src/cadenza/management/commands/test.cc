#include <unistd.h>

#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/dev_server/process.h"
#include "cadenza/management/project_directory.h"

namespace cadenza::management {
namespace {

class Test : public Command {
 public:
    std::string_view name() const override { return "test"; }
    std::string_view help() const override { return "Builds and runs the tests of the apps."; }
    void add_arguments(Arguments& arguments) const override {
        arguments.positional("filter", "only tests like 'ApiTest.*' (GoogleTest's filter)");
        arguments.flag("--failfast", "stop at the first failure");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        const std::string program = program_path() + "_tests";
        if (access(program.c_str(), X_OK) != 0) {
            throw Error(
                "there is no " + program +
                ": put tests into APP/tests/*.cpp and run ./manage test, which builds them");
        }
        std::vector<std::string> command{program, "--gtest_brief=1"};
        if (arguments.given("filter"))
            command.push_back("--gtest_filter=" + arguments.text("filter"));
        if (arguments.is_set("--failfast")) command.emplace_back("--gtest_fail_fast");
        const int status = Process::start(command).wait();
        if (status == 0) context.console().line("OK");
        return status;
    }
};

}  // namespace

std::unique_ptr<Command> make_test() {
    return std::make_unique<Test>();
}

}  // namespace cadenza::management
