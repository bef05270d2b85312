#include "cadenza/db/backends/base/ddl_statement.h"

#include "cadenza/db/schema/names.h"
#include "cadenza/db/sql/dialect.h"

namespace cadenza::db {

std::string DdlStatement::final_name(int max_name_length) const {
    return name.empty() ? schema_name(table, columns, suffix, max_name_length) : name;
}

std::string DdlStatement::sql(const Dialect& dialect, int max_name_length) const {
    std::string text = unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
    dialect.append_name(text, final_name(max_name_length));
    text += " ON ";
    dialect.append_name(text, table);
    text += " (";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) text += ", ";
        dialect.append_name(text, columns[i]);
        if (i < descending.size() && descending[i]) text += " DESC";
    }
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        if (i > 0) text += ", ";
        text += expressions[i];
    }
    text += ')';
    if (!condition.empty()) text += " WHERE " + condition;
    return text;
}

}  // namespace cadenza::db
