#include <algorithm>

#include "cadenza/apps/project.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"

namespace cadenza::management {
namespace {

CheckLevel level_of(const std::string& name) {
    constexpr std::pair<std::string_view, CheckLevel> kLevels[] = {
        {"CRITICAL", CheckLevel::Critical},
        {"ERROR", CheckLevel::Error},
        {"WARNING", CheckLevel::Warning},
        {"INFO", CheckLevel::Info},
        {"DEBUG", CheckLevel::Debug}};
    for (const auto& [known, level] : kLevels) {
        if (known == name) return level;
    }
    throw Error("--fail-level takes CRITICAL, ERROR, WARNING, INFO or DEBUG, not '" + name + "'");
}

/// As Django's command: the report on standard output where all is well, on standard error where it
/// fails.
class Check : public Command {
 public:
    std::string_view name() const override { return "check"; }
    std::string_view help() const override {
        return "Looks for mistakes in settings, models and URLs.";
    }
    void add_arguments(Arguments& arguments) const override {
        arguments.options("-t,--tag", "run the checks with this tag only; may be repeated");
        arguments.flag("--list-tags", "list the tags");
        arguments.flag("--deploy", "also check what only matters in production");
        arguments.option("--fail-level", "the level from which on the exit status is 1", "ERROR");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        const CheckRegistry& checks = context.project().checks();
        Console& console = context.console();
        if (arguments.is_set("--list-tags")) {
            for (const std::string& tag : checks.tags()) console.line(tag);
            return 0;
        }
        const std::vector<std::string>& tags = arguments.list("--tag");
        for (const std::string& tag : tags) {
            if (!checks.has_tag(tag)) {
                throw Error("There is no system check with the \"" + tag +
                            "\" tag. Try --list-tags.");
            }
        }
        const CheckLevel least = level_of(arguments.text("--fail-level"));
        const bool deploy = arguments.is_set("--deploy");
        const std::vector<CheckMessage> all = checks.run(tags, deploy);
        const std::vector<CheckMessage> found =
            checks.run(tags, deploy, context.settings().silenced_system_checks);
        const std::string report = check_report(found, all.size() - found.size()) + "\n";
        const bool failed = std::ranges::any_of(
            found, [least](const CheckMessage& message) { return message.is_serious(least); });
        failed ? console.err(report) : console.out(report);
        return failed ? 1 : 0;
    }
};

}  // namespace

std::unique_ptr<Command> make_check() {
    return std::make_unique<Check>();
}

}  // namespace cadenza::management
