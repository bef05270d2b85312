#include "cadenza/db/migrations/autodetector.h"

#include <algorithm>

#include "cadenza/base/datetime.h"
#include "cadenza/db/migrations/autodetector/detection.h"

namespace cadenza::migrations {
namespace {

constexpr std::size_t kLongestSuggestion = 52;

// Every run of what no identifier holds becomes one underscore.
std::string identifier(std::string_view text) {
    std::string made;
    for (unsigned char c : text) {
        const bool word = c >= 0x80 || c == '_' || (c >= '0' && c <= '9') ||
                          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (word) {
            made += static_cast<char>(c);
        } else if (made.empty() || made.back() != '_') {
            made += '_';
        }
    }
    return made;
}

std::string four_digits(int number) {
    std::string text = std::to_string(number);
    return text.size() < 4 ? std::string(4 - text.size(), '0') + text : text;
}

void keep_only(Changes& changes, const std::set<std::string>& apps) {
    std::map<std::string, std::set<std::string>> needs;
    for (const auto& [app, migrations] : changes) {
        for (const Migration& migration : migrations) {
            for (const NodeKey& dependency : migration.dependencies) {
                needs[app].insert(dependency.app);
            }
        }
    }
    std::set<std::string> required = apps;
    for (std::size_t before = 0; before != required.size();) {
        before = required.size();
        for (const std::string& app : std::set<std::string>(required)) {
            required.insert(needs[app].begin(), needs[app].end());
        }
    }
    std::erase_if(changes, [&](const auto& entry) { return !required.contains(entry.first); });
}

}  // namespace

std::optional<int> migration_number(std::string_view name) {
    int number = 0;
    std::size_t digits = 0;
    while (digits < name.size() && digits < 9 && name[digits] >= '0' && name[digits] <= '9') {
        number = number * 10 + (name[digits++] - '0');
    }
    if (digits == 0) return std::nullopt;
    return number;
}

std::string migration_timestamp() {
    return DateTime::now().utc().format("%Y%m%d_%H%M");
}

std::string suggest_name(const Migration& migration) {
    if (migration.initial.value_or(false)) return "initial";
    std::string name;
    for (const Operation& operation : migration.operations) {
        const std::string fragment = identifier(operation->migration_name_fragment());
        if (fragment.empty()) return {};
        if (name.empty()) {
            name = fragment;
        } else if (name.size() + 1 + fragment.size() > kLongestSuggestion) {
            return name + "_and_more";
        } else {
            name += "_" + fragment;
        }
    }
    return name;
}

Autodetector::Autodetector(const ProjectState& from, const ProjectState& to, Questioner& questioner,
                           std::set<std::string> unmigrated)
    : from_(from), to_(to), questioner_(questioner), unmigrated_(std::move(unmigrated)) {}

Autodetector::~Autodetector() = default;

Changes Autodetector::changes(const MigrationGraph& graph, const Options& options) {
    Changes changes = Detection(from_, to_, questioner_, unmigrated_, graph).run();
    arrange_for_graph(changes, graph, questioner_, options.name);
    if (!options.only_apps.empty()) keep_only(changes, options.only_apps);
    return changes;
}

void Autodetector::arrange_for_graph(Changes& changes, const MigrationGraph& graph,
                                     Questioner& questioner, std::string_view name) {
    std::map<NodeKey, NodeKey> renamed;
    for (auto entry = changes.begin(); entry != changes.end();) {
        auto& [app, migrations] = *entry;
        const std::vector<NodeKey> leaves = graph.leaf_nodes(app);
        if (leaves.empty() && !questioner.ask_initial(app)) {
            for (const Migration& migration : migrations) {
                renamed[migration.key()] = {app, "__first__"};
            }
            entry = changes.erase(entry);
            continue;
        }
        int number = leaves.empty() ? 1 : migration_number(leaves.front().name).value_or(0) + 1;
        for (std::size_t i = 0; i < migrations.size(); ++i) {
            Migration& migration = migrations[i];
            if (i == 0 && !leaves.empty()) migration.dependencies.push_back(leaves.front());
            std::string made(name);
            if (made.empty() && i == 0 && leaves.empty()) made = "initial";
            if (made.empty()) made = suggest_name(migration).substr(0, 100);
            if (made.empty()) made = "auto_" + migration_timestamp();
            const NodeKey old_key = migration.key();
            migration.name = four_digits(number++) + "_" + made;
            renamed[old_key] = migration.key();
        }
        ++entry;
    }
    for (auto& [app, migrations] : changes) {
        for (Migration& migration : migrations) {
            for (NodeKey& dependency : migration.dependencies) {
                const auto found = renamed.find(dependency);
                if (found != renamed.end()) dependency = found->second;
            }
            std::ranges::sort(migration.dependencies);
        }
    }
}

}  // namespace cadenza::migrations
