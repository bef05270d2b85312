#pragma once

#include <string>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/backends/base/cursor.h"

namespace cadenza::db::sqlite {

/// All rows of a statement, kept: what RETURNING gave to a writer that has gone on.
struct BufferedRows {
    std::vector<std::string> names;
    std::vector<Value> values;  ///< row after row
};

class BufferedCursor final : public Cursor {
 public:
    explicit BufferedCursor(BufferedRows rows);
    ~BufferedCursor() override;

    bool next() override;
    int columns() const override { return static_cast<int>(rows_.names.size()); }
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
    const Value& at(int column) const;

    BufferedRows rows_;
    std::size_t current_ = 0;                 // index of the row's first value, plus one row
    mutable std::vector<std::string> texts_;  // of numbers that were read as text
};

}  // namespace cadenza::db::sqlite
