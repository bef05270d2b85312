#pragma once

#include <optional>
#include <string>

#include "cadenza/base/decimal.h"

namespace cadenza::db {

/// A decimal as Django gives it to a database: exactly `decimal_places` digits after the point,
/// rounded half to even, never an exponent. Empty if that takes more than `max_digits` digits, or
/// if it is NaN or infinite. 0 for max_digits means any number.
std::optional<std::string> write_stored(const Decimal& value, int max_digits, int decimal_places);

/// A decimal from a column that stores numbers as doubles: 15 significant digits are true, the rest
/// is noise. `places` digits after the point, or as they come where it is negative.
Decimal decimal_from_stored(double value, int places = -1);

}  // namespace cadenza::db
