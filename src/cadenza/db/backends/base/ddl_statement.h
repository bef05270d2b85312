#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cadenza::db {

class Dialect;

/// A CREATE INDEX that may wait until the table has its final name: its own name, where it has
/// none, is made from the table's when it is written. As django.db.backends.ddl_references.
struct DdlStatement {
    std::string table;
    std::vector<std::string> columns;
    std::vector<bool> descending;          ///< beside columns, or empty
    std::vector<std::string> expressions;  ///< SQL, instead of columns
    std::string name;                      ///< "" until sql() makes one
    std::string suffix;                    ///< of a made name: "" or "_uniq"
    std::string condition;                 ///< SQL of a partial index
    bool unique = false;

    std::string final_name(int max_name_length = 0) const;
    std::string sql(const Dialect& dialect, int max_name_length = 0) const;
};

}  // namespace cadenza::db
