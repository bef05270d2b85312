#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/backends/base/database.h"

namespace cadenza::db {

/// The databases of a project, by alias.
class Databases {
 public:
    Databases();
    /// One database, "default", from a URL; see DatabaseSettings. Throws ImproperlyConfigured.
    explicit Databases(std::string_view url);
    ~Databases();
    Databases(const Databases&) = delete;
    Databases& operator=(const Databases&) = delete;

    Database& add(std::string_view alias, DatabaseSettings settings);
    Database& add(std::string_view alias, std::string_view url);
    /// Throws ImproperlyConfigured, naming the aliases there are.
    Database& operator[](std::string_view alias) const;
    Database* find(std::string_view alias) const noexcept;
    const std::vector<std::unique_ptr<Database>>& all() const { return databases_; }

 private:
    std::vector<std::unique_ptr<Database>> databases_;
};

/// Makes these the databases that connect(), atomic() and every model use, until its end; scopes
/// nest. The innermost one of this thread wins, else the innermost one of the process. The scope of
/// a process must begin and end while no other thread uses a database.
class Installation {
 public:
    enum class Scope : unsigned char { Process, Thread };
    explicit Installation(Databases& databases, Scope scope = Scope::Process);
    ~Installation();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

 private:
    Scope scope_;
    Databases* previous_;
};

[[nodiscard]] inline Installation install(Databases& databases) {
    return Installation(databases);
}

/// The installed ones. Throws ImproperlyConfigured if there are none.
Databases& databases();

}  // namespace cadenza::db
