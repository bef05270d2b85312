#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "cadenza/db/migrations/operations.h"

namespace cadenza::migrations {

/// One migration of one app: {"auth", "0001_initial"}. The name may be "__first__" or "__latest__".
struct NodeKey {
    std::string app;
    std::string name;
    std::string str() const { return app + "." + name; }
    auto operator<=>(const NodeKey&) const = default;
};

/// What a migration file returns. App and name are filled in by the loader, from where the file
/// lies.
struct Migration {
    std::optional<bool> initial = {};        ///< the first of its app: --fake-initial may skip it
    bool atomic = true;                      ///< in one transaction, which also records it
    std::vector<NodeKey> dependencies = {};  ///< to be applied before
    std::vector<NodeKey> run_before = {};    ///< to be applied after
    std::vector<NodeKey> replaces = {};      ///< the migrations that were squashed into it
    std::vector<Operation> operations = {};
    std::string app_label = {};
    std::string name = {};

    NodeKey key() const { return {app_label, name}; }
};

/// "rename_a_item_b_item_c", or "initial": what Django calls a migration with these operations;
/// empty where an operation has no name.
std::string suggest_name(const Migration& migration);

/// A migration file: its name without ".cpp", and the function in it.
struct NamedMigration {
    const char* name;
    Migration (*make)();
};

/// The migration files of one app, as the file that CMake generates lists them; see README.md.
struct MigrationList {
    const char* directory = "";      ///< where makemigrations writes the next one
    const char* cpp_namespace = "";  ///< of the app: "api"; its migrations are in api::migrations
    std::vector<NamedMigration> migrations = {};
};

}  // namespace cadenza::migrations
