#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "cadenza/base/value.h"
#include "cadenza/db/models/names/value_class.h"

namespace cadenza::internal {

/// The C++ value of a column that a query read; null becomes the empty value, or an empty optional.
/// Throws ValueError where the kinds do not fit.
void read_value(const Value& value, bool& out);
void read_value(const Value& value, std::int64_t& out);
void read_value(const Value& value, double& out);
void read_value(const Value& value, std::string& out);
void read_value(const Value& value, DateTime& out);
void read_value(const Value& value, Date& out);
void read_value(const Value& value, Time& out);
void read_value(const Value& value, Duration& out);
void read_value(const Value& value, Uuid& out);
void read_value(const Value& value, Decimal& out);

template <class T>
T from_value(const Value& value) {
    if constexpr (std::is_same_v<T, Value>) {
        return value;
    } else if constexpr (requires { typename OptionalValue<T>::type; }) {
        if (value.is_null()) return std::nullopt;
        return from_value<typename OptionalValue<T>::type>(value);
    } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
        std::int64_t out = 0;
        read_value(value, out);
        return static_cast<T>(out);
    } else if constexpr (std::is_floating_point_v<T>) {
        double out = 0;
        read_value(value, out);
        return static_cast<T>(out);
    } else {
        T out{};
        read_value(value, out);
        return out;
    }
}

}  // namespace cadenza::internal
