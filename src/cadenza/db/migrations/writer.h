#pragma once

#include <string>

#include "cadenza/db/migrations/migration.h"
#include "cadenza/db/migrations/state.h"

namespace cadenza::migrations {

/// Writes a migration as the C++ file that makes it. Throws MigrationError for what cannot be
/// written: a default or a validator that is a function without a name, and operations that were
/// written by hand (RunCpp).
class MigrationWriter {
 public:
    /// `names` are the models after the migration: relations are written as they spell themselves.
    MigrationWriter(const Migration& migration, ProjectState names);

    /// "0002_blogpost_author.cpp"
    std::string filename() const;
    /// `cpp_namespace` is the app's: "api".
    std::string source(std::string_view cpp_namespace, bool header = true) const;

 private:
    const Migration& migration_;
    ProjectState names_;
};

/// The function in a migration file: "m0001_initial" for "0001_initial". What is no letter, digit
/// or underscore becomes an underscore; CadenzaMigrations.cmake does the same.
std::string function_name(std::string_view migration_name);

}  // namespace cadenza::migrations
