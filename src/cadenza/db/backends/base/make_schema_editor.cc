#include "cadenza/base/error.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/backends/sqlite/schema_editor.h"

namespace cadenza::db {

std::unique_ptr<SchemaEditor> make_schema_editor(Connection& connection, SchemaEditor::Mode mode,
                                                 bool atomic) {
    if (connection.dialect().vendor() == "sqlite") {
        return std::make_unique<SqliteSchemaEditor>(connection, mode, atomic);
    }
    throw ImproperlyConfigured("There is no schema editor for " +
                               std::string(connection.dialect().display_name()));
}

}  // namespace cadenza::db
