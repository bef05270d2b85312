#pragma once

#include <string>
#include <string_view>

#include "cadenza/db/backends/sqlite/handle.h"

namespace cadenza::db::sqlite {

/// Throws what SQLite's last error on this connection is, by Python's sqlite3 mapping of result
/// codes to DB-API exceptions.
[[noreturn]] void throw_error(sqlite3* handle, int code);
/// The same with another message than the connection's.
[[noreturn]] void throw_error(int code, std::string message);

}  // namespace cadenza::db::sqlite
