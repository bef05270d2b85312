#pragma once

#include "cadenza/db/backends/base/cursor.h"
#include "cadenza/db/backends/sqlite/statement_cache.h"

namespace cadenza::db::sqlite {

class SqliteConnection;

/// A running SELECT: its columns are read from SQLite's own row.
class SqliteCursor final : public Cursor {
 public:
    /// `has_row`: what the first step found. The statement is given back with the cursor.
    SqliteCursor(SqliteConnection& connection, Statement& statement, bool has_row);
    ~SqliteCursor() override;
    SqliteCursor(const SqliteCursor&) = delete;
    SqliteCursor& operator=(const SqliteCursor&) = delete;

    bool next() override;
    int columns() const override { return columns_; }
    std::string_view column_name(int column) const override;

    bool is_null(int column) const override;
    bool boolean(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    std::string_view bytes(int column) const override;
    DateTime datetime(int column) const override;
    Date date(int column) const override;
    Time time(int column) const override;
    Duration duration(int column) const override;
    Uuid uuid(int column) const override;
    Decimal decimal(int column, int places) const override;
    Value value(int column) const override;
    using Row::value;

 private:
    void finish() noexcept;

    SqliteConnection& connection_;
    Statement& statement_;
    sqlite3_stmt* handle_;
    int columns_;
    std::uint32_t lease_number_;
    bool first_ = true;
    bool has_row_;
    bool finished_ = false;
};

/// The current row of a running statement as a value, by SQLite's storage class.
Value column_value(sqlite3_stmt* statement, int column);

}  // namespace cadenza::db::sqlite
