#include "cadenza/db/backends/sqlite/cursor.h"

#include <sqlite3.h>

#include "cadenza/db/backends/sqlite/connection.h"
#include "cadenza/db/backends/sqlite/decode.h"
#include "cadenza/db/types/stored_decimal.h"

namespace cadenza::db::sqlite {

SqliteCursor::SqliteCursor(SqliteConnection& connection, Statement& statement, bool has_row)
    : connection_(connection),
      statement_(statement),
      handle_(statement.handle),
      columns_(sqlite3_column_count(statement.handle)),
      has_row_(has_row) {
    lease_number_ = connection_.begin_cursor();
    // Without rows the statement ends now, so that its read transaction does not outlive it.
    if (!has_row) finish();
}

SqliteCursor::~SqliteCursor() {
    if (!finished_) finish();
    StatementCache::release(statement_);
    connection_.end_cursor(lease_number_);
}

// The statement stays this cursor's, for the names of its columns; its read lock goes.
void SqliteCursor::finish() noexcept {
    finished_ = true;
    sqlite3_reset(handle_);
    connection_.end_statement();
}

bool SqliteCursor::next() {
    if (first_) {
        first_ = false;
        return has_row_;
    }
    if (finished_) return false;
    try {
        if (connection_.step(statement_)) return true;
    } catch (...) {
        finish();
        throw;
    }
    finish();
    return false;
}

std::string_view SqliteCursor::column_name(int column) const {
    const char* name = sqlite3_column_name(handle_, column);
    return name == nullptr ? std::string_view() : name;
}

bool SqliteCursor::is_null(int column) const {
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}
bool SqliteCursor::boolean(int column) const {
    return sqlite3_column_int(handle_, column) != 0;
}
std::int64_t SqliteCursor::integer(int column) const {
    return sqlite3_column_int64(handle_, column);
}
double SqliteCursor::real(int column) const {
    return sqlite3_column_double(handle_, column);
}

std::string_view SqliteCursor::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::string_view SqliteCursor::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

DateTime SqliteCursor::datetime(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? DateTime{} : decode_datetime(text, column_name(column));
}

Date SqliteCursor::date(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? Date{} : decode_date(text, column_name(column));
}

Time SqliteCursor::time(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? Time{} : decode_time(text, column_name(column));
}

Duration SqliteCursor::duration(int column) const {
    return Duration(sqlite3_column_int64(handle_, column));
}

Uuid SqliteCursor::uuid(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? Uuid{} : decode_uuid(text, column_name(column));
}

Decimal SqliteCursor::decimal(int column, int places) const {
    switch (sqlite3_column_type(handle_, column)) {
        case SQLITE_NULL: return {};
        case SQLITE_FLOAT: return decimal_from_stored(real(column), places);
        case SQLITE_INTEGER: {
            const Decimal whole(integer(column));
            return places > 0 ? whole.quantize(places) : whole;
        }
        default: return decode_decimal(text(column), places, column_name(column));
    }
}

Value SqliteCursor::value(int column) const {
    return column_value(handle_, column);
}

Value column_value(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_NULL: return {};
        case SQLITE_INTEGER:
            return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
        case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
        case SQLITE_TEXT: {
            const auto* text =
                reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            return std::string_view(
                text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
        default: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
            return Value::bytes(size == 0 ? std::string() : std::string(bytes, size));
        }
    }
}

}  // namespace cadenza::db::sqlite
