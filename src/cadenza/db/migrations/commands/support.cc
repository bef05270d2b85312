#include "cadenza/db/migrations/commands/support.h"

#include "cadenza/base/text/closest.h"

namespace cadenza::migrations {

int report(Console& console) {
    try {
        throw;
    } catch (const CommandExit& exit) {
        if (!exit.message().empty()) {
            console.err((exit.status() == 1 ? "CommandError: " : "") + exit.message() + "\n");
        }
        return exit.status();
    } catch (const Error& error) {
        console.err("CommandError: " + error.message() + "\n");
        return 1;
    }
}

std::string unknown_app(const ProjectSource& source, std::string_view label) {
    std::vector<std::string_view> known;
    for (const AppSource& app : source.apps) known.push_back(app.label);
    std::string message = "No installed app with label '" + std::string(label) + "'.";
    if (const auto near = closest(label, known)) {
        message += " Did you mean '" + std::string(*near) + "'?";
    }
    return message;
}

void check_app_labels(const ProjectSource& source, const std::vector<std::string>& labels,
                      Console& console) {
    bool bad = false;
    for (const std::string& label : labels) {
        if (source.find(label)) continue;
        console.err(unknown_app(source, label) + "\n");
        bad = true;
    }
    if (bad) throw CommandExit(2);
}

void refuse_conflicts(const std::map<std::string, std::vector<std::string>>& conflicts) {
    if (conflicts.empty()) return;
    std::vector<std::string> parts;
    for (const auto& [app, names] : conflicts) parts.push_back(joined(names) + " in " + app);
    throw CommandExit(
        1, "Conflicting migrations detected; multiple leaf nodes in the migration graph: (" +
               joined(parts, "; ") + ").\nTo fix them run './manage makemigrations --merge'");
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

}  // namespace cadenza::migrations
