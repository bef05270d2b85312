#pragma once

#include "cadenza/db/backends/sqlite/handle.h"

namespace cadenza::db::sqlite {

/// Registers the functions that Django's SQL relies on: REGEXP (by RE2, so in linear time) and
/// RAND().
void register_functions(sqlite3* connection);

}  // namespace cadenza::db::sqlite
