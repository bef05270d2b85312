#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/console.h"
#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"
#include "cadenza/management/arguments.h"

namespace cadenza {

class Project;

namespace management {

/// What a command works with. The project is composed when it is first asked for: a command that
/// only reads settings pays for nothing else, and works where the project's models are broken.
class CommandContext {
 public:
    CommandContext(const Settings& settings, Console& console);
    ~CommandContext();

    const Settings& settings() const { return settings_; }
    Console& console() const { return console_; }
    Project& project();

 private:
    const Settings& settings_;
    Console& console_;
    std::unique_ptr<Project> project_;
};

/// A command of ./manage. An app brings its own by listing factories in App::commands; as Django's
/// BaseCommand.
class Command {
 public:
    virtual ~Command() = default;
    virtual std::string_view name() const = 0;
    /// One sentence for the list of commands.
    virtual std::string_view help() const = 0;
    virtual void add_arguments(Arguments&) const {}
    /// Does the work; answers the exit status. A cadenza::Error that leaves it is shown as "name:
    /// message", status 1.
    virtual int handle(CommandContext& context, const Arguments& arguments) const = 0;
};

/// The commands that every project has, by name.
const std::vector<std::unique_ptr<Command>>& builtin_commands();

/// Runs one command: what main() does, with words instead of argv (without the program's name) and
/// a console of the caller's choice. Answers the exit status: 0, 1 for an error, 2 for wrong usage.
int run_command(const std::vector<std::string>& words, Settings (*settings)(), Console& console);

}  // namespace management
}  // namespace cadenza
