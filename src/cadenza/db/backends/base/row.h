#pragma once

#include <cstdint>
#include <string_view>

#include "cadenza/base/datetime.h"
#include "cadenza/base/decimal.h"
#include "cadenza/base/uuid.h"
#include "cadenza/base/value.h"

namespace cadenza::db {

/// The current row of a result. Columns count from 0. Views live until the cursor moves or ends.
/// What a column holds is converted to what is asked for; NULL reads as 0, empty, or the epoch, so
/// ask is_null() first where it matters. Text that is no date, number or UUID throws DataError,
/// which names the column and the text.
class Row {
 public:
    virtual ~Row();

    virtual bool is_null(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;  ///< UTF-8
    virtual std::string_view bytes(int column) const = 0;
    virtual DateTime datetime(int column) const = 0;  ///< aware, in UTC
    virtual Date date(int column) const = 0;
    virtual Time time(int column) const = 0;
    virtual Duration duration(int column) const = 0;
    virtual Uuid uuid(int column) const = 0;
    /// With `places` digits after the point, as the field declares them; as stored where places is
    /// negative.
    virtual Decimal decimal(int column, int places = -1) const = 0;
    /// As the database gives it: Null, Int, Float, Text or Bytes from SQLite.
    virtual Value value(int column) const = 0;
    /// As a value of that kind, or Null. Json gives the column's text, not parsed.
    Value value(int column, Value::Kind kind) const;
};

}  // namespace cadenza::db
