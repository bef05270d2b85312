#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "behaviour/migrations/models.h"
#include "cadenza/base/console.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/migrations/commands/commands.h"

namespace shop::migrations {
cadenza::migrations::MigrationList list();
}

/// A folder and a SQLite file of its own for each test.
class MigrationsTest : public testing::Test {
 protected:
    MigrationsTest() {
        std::string name = std::filesystem::temp_directory_path() / "cadenza-migrations-XXXXXX";
        folder = ::mkdtemp(name.data());
    }
    ~MigrationsTest() override {
        close();
        std::filesystem::remove_all(folder);
    }

    cadenza::db::Connection& open(const std::string& file = "db.sqlite3") {
        close();
        databases.emplace("sqlite:///" + (folder / file).string());
        installation.emplace(*databases);
        lease.emplace((*databases)["default"].connect());
        return **lease;
    }
    void close() {
        lease.reset();
        installation.reset();
        databases.reset();
    }
    static cadenza::migrations::ProjectSource shop_source() {
        cadenza::migrations::ProjectSource source;
        source.apps.push_back(
            {.label = "shop", .models = shop::models(), .migrations = shop::migrations::list()});
        return source;
    }
    static std::string read(const std::filesystem::path& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    std::filesystem::path folder;
    std::optional<cadenza::db::Databases> databases;
    std::optional<cadenza::db::Installation> installation;
    std::optional<cadenza::db::ConnectionLease> lease;
    cadenza::RecordingConsole console;
};
