#include "cadenza/rest/fields/compare.h"

namespace cadenza::serializers {
namespace {

Decimal exact(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Bool: return Decimal(value.as_bool() ? 1 : 0);
        case Value::Kind::Int: return Decimal(value.as_int());
        case Value::Kind::Float: return Decimal::from_double(value.as_double());
        case Value::Kind::Decimal: return value.as_decimal();
        default: return Decimal::parse(value.as_text()).value_or(Decimal());
    }
}

}  // namespace

std::partial_ordering compare(const Value& a, const Value& b) {
    using Kind = Value::Kind;
    if (a.kind() == Kind::Int && b.kind() == Kind::Int) return a.as_int() <=> b.as_int();
    if (a.is_number() && b.is_number()) {
        const bool approximate = a.kind() == Kind::Float || b.kind() == Kind::Float;
        const bool big = a.kind() == Kind::BigInt || b.kind() == Kind::BigInt ||
                         a.kind() == Kind::Decimal || b.kind() == Kind::Decimal;
        if (approximate && !big) return a.as_double() <=> b.as_double();
        return exact(a) <=> exact(b);
    }
    if (a.kind() != b.kind()) return std::partial_ordering::unordered;
    switch (a.kind()) {
        case Kind::Text: return a.as_text() <=> b.as_text();
        case Kind::Date: return a.as_date() <=> b.as_date();
        case Kind::Time: return a.as_time() <=> b.as_time();
        case Kind::DateTime: return a.as_datetime() <=> b.as_datetime();
        case Kind::Duration: return a.as_duration() <=> b.as_duration();
        default: return std::partial_ordering::unordered;
    }
}

}  // namespace cadenza::serializers
