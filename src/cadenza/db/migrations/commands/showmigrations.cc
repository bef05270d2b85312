#include <set>

#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/db/migrations/commands/support.h"

namespace cadenza::migrations {
namespace {

void show_list(const Loader& loader, Console& console, const ShowMigrationsOptions& options) {
    std::vector<std::string> apps = options.app_labels;
    if (apps.empty()) {
        const auto migrated = loader.migrated_apps();
        apps.assign(migrated.begin(), migrated.end());
    }
    for (const std::string& app : apps) {
        console.line(app);
        std::set<NodeKey> shown;
        for (const NodeKey& leaf : loader.graph().leaf_nodes(app)) {
            for (const NodeKey& key : loader.graph().forwards_plan(leaf)) {
                if (key.app != app || !shown.insert(key).second) continue;
                std::string title = key.name;
                const std::size_t replaces = loader.graph().migration(key).replaces.size();
                if (replaces > 0)
                    title += " (" + std::to_string(replaces) + " squashed migrations)";
                const auto applied = loader.applied().find(key);
                if (applied == loader.applied().end()) {
                    console.line(" [ ] " + title);
                    continue;
                }
                if (options.verbosity >= 2) {
                    title += " (applied at " + applied->second.format("%Y-%m-%d %H:%M:%S") + ")";
                }
                console.line(" [X] " + title);
            }
        }
        if (shown.empty()) console.line(" (no migrations)");
    }
}

void show_plan(const Loader& loader, Console& console, const ShowMigrationsOptions& options) {
    const std::set<std::string> apps(options.app_labels.begin(), options.app_labels.end());
    std::set<NodeKey> shown;
    for (const NodeKey& leaf : loader.graph().leaf_nodes()) {
        if (!apps.empty() && !apps.contains(leaf.app)) continue;
        for (const NodeKey& key : loader.graph().forwards_plan(leaf)) {
            if (!shown.insert(key).second) continue;
            std::string line = loader.applied().contains(key) ? "[X]  " : "[ ]  ";
            line += key.str();
            std::vector<std::string> parents;
            for (const NodeKey& parent : loader.graph().parents(key))
                parents.push_back(parent.str());
            if (options.verbosity >= 2 && !parents.empty())
                line += " ... (" + joined(parents) + ")";
            console.line(line);
        }
    }
    if (shown.empty()) console.line("(no migrations)");
}

}  // namespace

int showmigrations(const ProjectSource& source, Console& console, db::Connection& connection,
                   const ShowMigrationsOptions& options) {
    return run_command(console, [&] {
        check_app_labels(source, options.app_labels, console);
        const Loader loader(source, &connection);
        options.plan ? show_plan(loader, console, options) : show_list(loader, console, options);
        return 0;
    });
}

}  // namespace cadenza::migrations
