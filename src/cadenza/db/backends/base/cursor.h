#pragma once

#include <string_view>

#include "cadenza/db/backends/base/row.h"

namespace cadenza::db {

/// The rows of one statement, read as they are asked for. It is its own current row. It keeps the
/// connection leased until it is destroyed, belongs to the fiber (or thread) that made it, and may
/// suspend it.
class Cursor : public Row {
 public:
    /// To the next row, the first one at first; false at the end, and from then on.
    virtual bool next() = 0;
    virtual int columns() const = 0;
    virtual std::string_view column_name(int column) const = 0;
};

}  // namespace cadenza::db
