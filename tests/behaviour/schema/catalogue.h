#pragma once

#include <map>
#include <string>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza::db {
class Connection;
}

namespace oracle {

/// What a database holds of one table, in a form that does not depend on the order of columns.
struct Table {
    std::vector<std::string> columns;  ///< "name|varchar(50)|not null|default|key"
    std::vector<std::string> indexes;  ///< "name(a, b) unique …"
    std::vector<std::string> foreign_keys;
    std::vector<std::string> clauses;  ///< CONSTRAINT and CHECK of the CREATE TABLE
    bool operator==(const Table&) const = default;
};
using Catalogue = std::map<std::string, Table>;

Catalogue catalogue(cadenza::db::Connection& connection);
/// As the oracle recorded it.
Catalogue catalogue(const cadenza::Value& json);
std::string text(const Catalogue& catalogue);

}  // namespace oracle
