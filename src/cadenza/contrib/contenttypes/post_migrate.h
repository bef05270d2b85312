#pragma once

#include "cadenza/db/migrations/commands/commands.h"

namespace cadenza::contenttypes {

/// Makes the rows of models that have none yet, and renames those of renamed models; nothing where
/// the table itself is not there (yet, or any more). What the app does after each migrate.
void create_content_types(const migrations::PostMigrate& done);

}  // namespace cadenza::contenttypes
