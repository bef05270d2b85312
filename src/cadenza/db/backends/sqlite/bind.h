#pragma once

#include <span>

#include "cadenza/base/value.h"
#include "cadenza/db/backends/sqlite/handle.h"

namespace cadenza::db::sqlite {

/// Binds the parameters of a statement in Django's formats. With `borrow`, text and bytes must live
/// until the statement has been reset; else SQLite copies them. Throws ProgrammingError for a wrong
/// number of parameters, DataError for a value that no column can hold, InterfaceError for a kind
/// that is no column's.
void bind(sqlite3_stmt* statement, std::span<const Value> params, bool borrow);

}  // namespace cadenza::db::sqlite
