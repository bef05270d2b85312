#pragma once

#include "cadenza/db/migrations/migration.h"

namespace cadenza::sessions::migrations {

// Django's own, under its names: a database that either made is complete for the other.
cadenza::migrations::Migration m0001_initial();

}  // namespace cadenza::sessions::migrations
