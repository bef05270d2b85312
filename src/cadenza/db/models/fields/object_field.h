#pragma once

#include <utility>

#include "cadenza/base/datetime.h"
#include "cadenza/base/decimal.h"
#include "cadenza/base/uuid.h"
#include "cadenza/base/value.h"
#include "cadenza/db/models/fields/field_base.h"

namespace cadenza {

/// A field that is a value of class V (DateTime, Uuid, Decimal, …) with a null state besides, in
/// which it reads as V{}. A new one without a default is null, as in Django.
template <db::FieldKind K, class V, class... Groups>
class BasicObjectField : public V {
 public:
    static constexpr db::FieldKind kKind = K;
    using Native = V;
    using Option = internal::OptionOf<internal::CommonOption, Groups...>;

    BasicObjectField() { internal::note_field(this, K); }
    BasicObjectField(std::initializer_list<Option> options) {
        internal::note_field(this, K, options);
    }
    BasicObjectField(V value) : V(std::move(value)), null_(false) {}

    BasicObjectField& operator=(V value) {
        V::operator=(std::move(value));
        null_ = false;
        return *this;
    }
    template <internal::NullPointer N>
    BasicObjectField& operator=(N) {
        V::operator=(V{});
        null_ = true;
        return *this;
    }

    bool is_null() const noexcept { return null_; }
    const V& value() const noexcept { return *this; }

 private:
    bool null_ = true;
};

/// A point in time, stored in UTC with microseconds. auto_now sets it at each save, auto_now_add at
/// the first.
using DateTimeField = BasicObjectField<db::FieldKind::DateTime, DateTime, internal::DateOption>;
using DateField = BasicObjectField<db::FieldKind::Date, Date, internal::DateOption>;
using TimeField = BasicObjectField<db::FieldKind::Time, Time, internal::DateOption>;
using DurationField = BasicObjectField<db::FieldKind::Duration, Duration>;
using UUIDField = BasicObjectField<db::FieldKind::Uuid, Uuid>;
/// max_digits in all, decimal_places of them after the point.
using DecimalField = BasicObjectField<db::FieldKind::Decimal, Decimal, internal::DecimalOption>;

/// Any JSON value. SQL's NULL and JSON's null both read as a null Value, as in Django; null is
/// stored as NULL.
class JSONField : public Value {
 public:
    static constexpr db::FieldKind kKind = db::FieldKind::Json;
    using Native = Value;
    using Option = internal::OptionOf<internal::CommonOption>;

    JSONField() { internal::note_field(this, kKind); }
    JSONField(std::initializer_list<Option> options) { internal::note_field(this, kKind, options); }
    JSONField(Value value) : Value(std::move(value)) {}
    JSONField& operator=(Value value) {
        Value::operator=(std::move(value));
        return *this;
    }
    const Value& value() const noexcept { return *this; }
};

/// A new random UUID: default_ = uuid4.
Value uuid4();
/// The present moment: default_ = now.
Value now();
/// A new {} or []: default_ = empty_dict, for JSON fields.
Value empty_dict();
Value empty_list();

namespace internal {
template <auto F>
Value call_default() {
    return Value(F());
}
template <auto F>
constexpr const char* function_name() {
    return __PRETTY_FUNCTION__;
}
}  // namespace internal

/// default_ = call<&next_number>: a function without arguments is the default, whatever it returns.
template <auto F>
inline constexpr internal::DefaultCall call{&internal::call_default<F>,
                                            internal::function_name<F>()};

}  // namespace cadenza
