#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/sqlite/database.h"

namespace cadenza::db {

std::unique_ptr<Database> make_database(std::string alias, DatabaseSettings settings) {
    if (settings.backend == "sqlite") {
        return std::make_unique<sqlite::SqliteDatabase>(std::move(alias), std::move(settings));
    }
    throw ImproperlyConfigured("The database '" + alias + "' wants the backend '" +
                               settings.backend +
                               "', which this build does not have. It has: sqlite.");
}

}  // namespace cadenza::db
