#include <cstdio>

#include "cadenza/base/value.h"

namespace cadenza {
namespace {

using Kind = Value::Kind;

// Every digit of a double, as Python compares a float with a Decimal or an int.
Decimal exact_decimal(double value) {
    char text[1200];
    int length = std::snprintf(text, sizeof text, "%.1080e", value);
    auto number = Decimal::parse({text, static_cast<std::size_t>(length)});
    return number ? number->normalize() : Decimal();
}

Decimal to_decimal(const Value& value) {
    switch (value.kind()) {
        case Kind::Bool: return Decimal(value.as_bool());
        case Kind::Int: return Decimal(value.as_int());
        case Kind::Float: return exact_decimal(value.as_double());
        case Kind::Decimal: return value.as_decimal();
        default: return Decimal::parse(value.as_text()).value_or(Decimal());
    }
}

std::int64_t small_integer(const Value& v) {
    return v.kind() == Kind::Bool ? std::int64_t{v.as_bool()} : v.as_int();
}

bool is_small_integer(const Value& v) {
    return v.kind() == Kind::Int || v.kind() == Kind::Bool;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
    if (is_small_integer(a) && is_small_integer(b)) return small_integer(a) <=> small_integer(b);
    if (a.kind() == Kind::Float && b.kind() == Kind::Float) return a.as_double() <=> b.as_double();
    return to_decimal(a) <=> to_decimal(b);
}

}  // namespace

std::partial_ordering Value::compare(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return compare_numbers(a, b);
    if (a.kind_ != b.kind_) return std::partial_ordering::unordered;
    switch (a.kind_) {
        case Kind::Text:
        case Kind::Bytes: return a.text_.compare(b.text_) <=> 0;
        case Kind::Date: return a.date_ <=> b.date_;
        case Kind::Time:
        case Kind::Duration: return a.int_ <=> b.int_;
        case Kind::DateTime:
            if (a.datetime_.aware != b.datetime_.aware) return std::partial_ordering::unordered;
            return a.datetime_ <=> b.datetime_;
        case Kind::Uuid: return a.uuid_ <=> b.uuid_;
        default: return std::partial_ordering::unordered;
    }
}

bool operator==(const Value& a, const Value& b) {
    if (a.is_number() && b.is_number()) return compare_numbers(a, b) == 0;
    if (a.kind_ != b.kind_) return false;
    switch (a.kind_) {
        case Kind::Null: return true;
        case Kind::Text:
        case Kind::Bytes:
        case Kind::Json: return a.text_ == b.text_;
        case Kind::Date: return a.date_ == b.date_;
        case Kind::Time:
        case Kind::Duration: return a.int_ == b.int_;
        case Kind::DateTime:
            return a.datetime_.aware == b.datetime_.aware && a.datetime_ == b.datetime_;
        case Kind::Uuid: return a.uuid_ == b.uuid_;
        case Kind::List: return *a.list_ == *b.list_;
        case Kind::Dict: return *a.dict_ == *b.dict_;
        case Kind::Form: return *a.form_ == *b.form_;
        case Kind::Object: return a.object_ == b.object_;
        default: return false;  // the numbers are compared above
    }
}

}  // namespace cadenza
