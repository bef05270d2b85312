#include "cadenza/db/types/stored_decimal.h"

#include <cstdio>

namespace cadenza::db {

std::optional<std::string> write_stored(const Decimal& value, int max_digits, int decimal_places) {
    if (!value.is_finite()) return std::nullopt;
    const Decimal rounded = value.quantize(decimal_places);
    if (max_digits > 0 && !rounded.is_zero() &&
        rounded.digits().size() > static_cast<std::size_t>(max_digits)) {
        return std::nullopt;
    }
    return rounded.fixed();
}

Decimal decimal_from_stored(double value, int places) {
    char text[40];
    const int size = std::snprintf(text, sizeof text, "%.15g", value);
    const auto decimal = Decimal::parse({text, static_cast<std::size_t>(size)});
    if (!decimal) return {};
    return places >= 0 && decimal->is_finite() ? decimal->quantize(places) : *decimal;
}

}  // namespace cadenza::db
