#pragma once

#include "cadenza/db/migrations/migration.h"

namespace cadenza::token_blacklist {

migrations::MigrationList migration_list();

}  // namespace cadenza::token_blacklist
