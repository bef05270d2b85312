#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "cadenza/db/backends/base/databases.h"

namespace cadenza::db::testing {

/// A SQLite file in a folder of its own, installed as the default database of this process.
class TemporaryDatabase {
 public:
    explicit TemporaryDatabase(const std::string& options = "")
        : folder_(make_folder()),
          databases_("sqlite:///" + path() + options),
          installation_(databases_) {}
    ~TemporaryDatabase() { std::filesystem::remove_all(folder_); }

    std::string path() const { return folder_ + "/test.sqlite3"; }
    Database& database() { return databases_["default"]; }
    Databases& databases() { return databases_; }

 private:
    static std::string make_folder() {
        std::string name = (std::filesystem::temp_directory_path() / "cadenza-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) std::abort();
        return name;
    }

    const std::string folder_;
    Databases databases_;
    Installation installation_;
};

/// The same in memory.
class MemoryDatabase {
 public:
    explicit MemoryDatabase(const std::string& options = "")
        : databases_("sqlite://:memory:" + options), installation_(databases_) {}
    Database& database() { return databases_["default"]; }
    Databases& databases() { return databases_; }

 private:
    Databases databases_;
    Installation installation_;
};

/// What the function's exception says; "no exception" if there is none. E is the type it must have.
template <class E, class F>
std::string message_of(F&& fn) {
    try {
        fn();
    } catch (const E& error) {
        return error.what();
    }
    return "no exception";
}

}  // namespace cadenza::db::testing
