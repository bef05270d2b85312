#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include "cadenza/base/value.h"

namespace cadenza {
class Expression;
class Model;
class QueryBase;
class ForeignKeyBase;
}  // namespace cadenza

namespace cadenza::internal {

/// What a C++ value is to a query, known at compile time.
enum class ValueClass : unsigned char {
    Any,  ///< a Value: checked at run time
    Null,
    Int,
    Real,
    Bool,
    Text,
    Bytes,
    DateTime,
    Date,
    Time,
    Duration,
    Uuid,
    Decimal,
    Model,
    List,
    Expression,
    Query,
};

template <class V>
struct OptionalValue {};
template <class V>
struct OptionalValue<std::optional<V>> {
    using type = V;
};

template <class V>
constexpr ValueClass value_class() {
    using enum ValueClass;
    if constexpr (std::is_same_v<V, Value>) {
        return Any;
    } else if constexpr (std::is_same_v<V, std::nullptr_t>) {
        return Null;
    } else if constexpr (std::is_same_v<V, bool>) {
        return Bool;
    } else if constexpr (std::is_integral_v<V>) {
        return Int;
    } else if constexpr (std::is_floating_point_v<V>) {
        return Real;
    } else if constexpr (requires { typename V::Self; } || std::is_base_of_v<ForeignKeyBase, V>) {
        return Model;
    } else if constexpr (requires { typename V::Native; }) {
        return value_class<typename V::Native>();
    } else if constexpr (std::is_convertible_v<const V&, std::string_view>) {
        return Text;
    } else if constexpr (std::is_base_of_v<cadenza::DateTime, V>) {
        return DateTime;
    } else if constexpr (std::is_base_of_v<cadenza::Date, V>) {
        return Date;
    } else if constexpr (std::is_base_of_v<cadenza::Time, V>) {
        return Time;
    } else if constexpr (std::is_base_of_v<cadenza::Duration, V>) {
        return Duration;
    } else if constexpr (std::is_base_of_v<cadenza::Uuid, V>) {
        return Uuid;
    } else if constexpr (std::is_base_of_v<cadenza::Decimal, V>) {
        return Decimal;
    } else if constexpr (requires { typename OptionalValue<V>::type; }) {
        return value_class<typename OptionalValue<V>::type>();
    } else if constexpr (std::is_base_of_v<cadenza::Expression, V>) {
        return Expression;
    } else if constexpr (requires(const V& v) { v.query_state(); }) {
        return Query;
    } else if constexpr (std::is_same_v<V, Dict> ||
                         std::is_same_v<V, std::shared_ptr<const Opaque>> ||
                         requires(const V& v) { v.operator Value(); }) {  // a request's user
        return Any;
    } else {
        return List;
    }
}

}  // namespace cadenza::internal
