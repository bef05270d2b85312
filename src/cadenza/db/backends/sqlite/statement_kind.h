#pragma once

#include <cstdint>
#include <string_view>

namespace cadenza::db::sqlite {

/// What a statement does, as far as its first word tells.
enum class StatementKind : std::uint8_t {
    Read,        ///< SELECT, VALUES, EXPLAIN
    Write,       ///< INSERT, UPDATE, DELETE, REPLACE
    With,        ///< either: the prepared statement knows
    Control,     ///< BEGIN, COMMIT, END, ROLLBACK, SAVEPOINT, RELEASE
    Setting,     ///< PRAGMA, ATTACH, DETACH
    Definition,  ///< the rest: CREATE, ALTER, DROP, VACUUM…
};

StatementKind statement_kind(std::string_view sql) noexcept;

}  // namespace cadenza::db::sqlite
