#include "cadenza/db/backends/base/databases.h"

#include <atomic>

namespace cadenza::db {
namespace {

std::atomic<Databases*> of_process{nullptr};
thread_local Databases* of_thread = nullptr;

}  // namespace

Databases::Databases() = default;
Databases::Databases(std::string_view url) {
    add("default", url);
}
Databases::~Databases() = default;

Database& Databases::add(std::string_view alias, DatabaseSettings settings) {
    if (find(alias) != nullptr) {
        throw ImproperlyConfigured("There are two databases with the alias '" + std::string(alias) +
                                   "'.");
    }
    return *databases_.emplace_back(make_database(std::string(alias), std::move(settings)));
}

Database& Databases::add(std::string_view alias, std::string_view url) {
    auto settings = DatabaseSettings::parse(url);
    if (!settings) {
        throw ImproperlyConfigured("The URL of database '" + std::string(alias) +
                                   "' is wrong: " + settings.error().message);
    }
    return add(alias, std::move(*settings));
}

Database* Databases::find(std::string_view alias) const noexcept {
    for (const auto& database : databases_) {
        if (database->alias() == alias) return database.get();
    }
    return nullptr;
}

Database& Databases::operator[](std::string_view alias) const {
    if (Database* database = find(alias)) return *database;
    std::string known;
    for (const auto& database : databases_)
        known += (known.empty() ? "" : ", ") + database->alias();
    throw ImproperlyConfigured("The connection '" + std::string(alias) + "' doesn't exist. There " +
                               (known.empty() ? "are none." : "are: " + known + "."));
}

Installation::Installation(Databases& databases, Scope scope) : scope_(scope) {
    if (scope == Scope::Thread) {
        previous_ = std::exchange(of_thread, &databases);
    } else {
        previous_ = of_process.exchange(&databases);
    }
}

Installation::~Installation() {
    if (scope_ == Scope::Thread) {
        of_thread = previous_;
    } else {
        of_process.store(previous_);
    }
}

Databases& databases() {
    if (of_thread != nullptr) return *of_thread;
    if (Databases* installed = of_process.load(std::memory_order_acquire)) return *installed;
    throw ImproperlyConfigured(
        "No databases are installed: a Project installs its own; elsewhere keep a db::Installation "
        "while the "
        "ORM is used.");
}

ConnectionLease connect(std::string_view alias) {
    return databases()[alias].connect();
}

}  // namespace cadenza::db
