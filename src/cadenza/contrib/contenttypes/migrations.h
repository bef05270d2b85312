#pragma once

#include "cadenza/db/migrations/migration.h"

namespace cadenza::contenttypes {

migrations::MigrationList migration_list();

}  // namespace cadenza::contenttypes
