#include "cadenza/management/command.h"

#include <algorithm>
#include <exception>

#include "cadenza/apps/project.h"
#include "cadenza/base/error.h"
#include "cadenza/base/text/closest.h"
#include "cadenza/base/version.h"

namespace cadenza::management {
namespace {

using Commands = std::vector<const Command*>;
using OwnedCommands = std::vector<std::unique_ptr<Command>>;

/// Those of the apps, without a project: they work where its models are broken.
OwnedCommands commands_of_apps(const Settings& settings) {
    OwnedCommands all;
    for (App (*make)() : settings.installed_apps) {
        const App app = make();
        if (app.commands == nullptr) continue;
        for (auto& command : app.commands()) all.push_back(std::move(command));
    }
    return all;
}

const Command* find(const Commands& commands, std::string_view name) {
    const auto found = std::ranges::find(commands, name, &Command::name);
    return found == commands.end() ? nullptr : *found;
}

std::string listing(const Commands& commands) {
    std::size_t width = 0;
    for (const Command* command : commands) width = std::max(width, command->name().size());
    std::string text = "usage: ./manage COMMAND [ARGUMENTS]\n\n";
    for (const Command* command : commands) {
        text.append("  ").append(command->name());
        text.append(width - command->name().size() + 3, ' ').append(command->help()).append("\n");
    }
    text += "\n./manage COMMAND --help tells a command's arguments.\n";
    return text;
}

int unknown(const std::string& word, const Commands& commands, Console& console) {
    std::vector<std::string_view> names;
    for (const Command* command : commands) names.push_back(command->name());
    const auto close = closest(word, names);
    console.err("Unknown command: '" + word + "'." +
                (close ? " Did you mean " + std::string(*close) + "?" : "") +
                "\nType './manage help' for the list.\n");
    return 2;
}

int run(const Command& command, const std::vector<std::string>& words, CommandContext& context) {
    Arguments arguments("./manage " + std::string(command.name()), command.help());
    command.add_arguments(arguments);
    if (!arguments.parse({words.begin() + 1, words.end()})) return arguments.exit_status();
    return command.handle(context, arguments);
}

}  // namespace

CommandContext::CommandContext(const Settings& settings, Console& console)
    : settings_(settings), console_(console) {}
CommandContext::~CommandContext() = default;

Project& CommandContext::project() {
    if (!project_) project_ = std::make_unique<Project>(settings_);
    return *project_;
}

int run_command(const std::vector<std::string>& words, Settings (*settings)(), Console& console) {
    OwnedCommands of_apps;
    Commands commands;
    for (const auto& command : builtin_commands()) commands.push_back(command.get());
    const bool wants_help =
        words.empty() || words[0] == "help" || words[0] == "--help" || words[0] == "-h";
    if (!words.empty() && (words[0] == "version" || words[0] == "--version")) {
        console.line(kVersion);
        return 0;
    }
    try {
        const Settings chosen = settings();
        of_apps = commands_of_apps(chosen);
        for (const auto& command : of_apps) commands.push_back(command.get());
        if (!wants_help) {
            const Command* command = find(commands, words[0]);
            if (command == nullptr) return unknown(words[0], commands, console);
            CommandContext context(chosen, console);
            return run(*command, words, context);
        }
    } catch (const std::exception& error) {
        // Help is given without the apps where the settings are broken.
        if (!wants_help) {
            console.err(words[0] + ": " + error.what() + "\n");
            return 1;
        }
        commands.resize(builtin_commands().size());
    }
    console.out(listing(commands));
    return words.empty() ? 2 : 0;
}

}  // namespace cadenza::management
