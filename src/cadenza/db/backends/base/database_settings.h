#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/result.h"

namespace cadenza::db {

/// Where a database is and how to talk to it: what DATABASE_URL says.
struct DatabaseSettings {
    std::string backend = "sqlite";  ///< "sqlite" or "postgresql"
    std::string name;                ///< the database's name, or the file's path, or ":memory:"
    std::string user, password, host, port;
    std::vector<std::pair<std::string, std::string>>
        options;  ///< of the query string, in its order

    /// "sqlite:///relative.db", "sqlite:////absolute.db", "sqlite://:memory:",
    /// "postgres://user:password@host:5432/name?sslmode=require"; parts are percent-decoded.
    static Result<DatabaseSettings> parse(std::string_view url);
    const std::string* option(std::string_view wanted) const;
};

}  // namespace cadenza::db
