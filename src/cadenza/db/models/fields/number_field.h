#pragma once

#include <cstdint>

#include "cadenza/db/models/fields/field_base.h"

namespace cadenza {

/// A field that holds a number or a truth value and converts to it, with a null state that reads as
/// 0. A new one without a default is null, as in Django.
template <db::FieldKind K, class V>
class BasicNumberField {
 public:
    static constexpr db::FieldKind kKind = K;
    using Native = V;
    using Option = internal::OptionOf<internal::CommonOption>;

    BasicNumberField() { internal::note_field(this, K); }
    BasicNumberField(std::initializer_list<Option> options) {
        internal::note_field(this, K, options);
    }
    constexpr explicit BasicNumberField(V value) : value_(value), null_(false) {}

    template <class T>
    requires std::is_arithmetic_v<T> BasicNumberField& operator=(T value) {
        value_ = static_cast<V>(value);
        null_ = false;
        return *this;
    }
    template <internal::NullPointer N>
    BasicNumberField& operator=(N) {
        value_ = {};
        null_ = true;
        return *this;
    }

    constexpr operator V() const noexcept { return value_; }
    constexpr V value() const noexcept { return value_; }
    constexpr bool is_null() const noexcept { return null_; }

    BasicNumberField& operator+=(V other) { return *this = static_cast<V>(value_ + other); }
    BasicNumberField& operator-=(V other) { return *this = static_cast<V>(value_ - other); }
    BasicNumberField& operator*=(V other) { return *this = static_cast<V>(value_ * other); }
    BasicNumberField& operator/=(V other) { return *this = static_cast<V>(value_ / other); }
    BasicNumberField& operator++() { return *this += V{1}; }
    BasicNumberField& operator--() { return *this -= V{1}; }
    V operator++(int) {
        V old = value_;
        *this += V{1};
        return old;
    }
    V operator--(int) {
        V old = value_;
        *this -= V{1};
        return old;
    }

 private:
    friend struct FieldAccess;
    V value_{};
    bool null_ = true;
};

using IntegerField = BasicNumberField<db::FieldKind::Integer, std::int64_t>;
using BigIntegerField = BasicNumberField<db::FieldKind::BigInteger, std::int64_t>;
using SmallIntegerField = BasicNumberField<db::FieldKind::SmallInteger, std::int64_t>;
using PositiveIntegerField = BasicNumberField<db::FieldKind::PositiveInteger, std::int64_t>;
using PositiveSmallIntegerField =
    BasicNumberField<db::FieldKind::PositiveSmallInteger, std::int64_t>;
using PositiveBigIntegerField = BasicNumberField<db::FieldKind::PositiveBigInteger, std::int64_t>;
using BooleanField = BasicNumberField<db::FieldKind::Boolean, bool>;
using FloatField = BasicNumberField<db::FieldKind::Float, double>;
/// Primary keys that the database counts up; null until the object is saved.
using AutoField = BasicNumberField<db::FieldKind::Auto, std::int64_t>;
using BigAutoField = BasicNumberField<db::FieldKind::BigAuto, std::int64_t>;
using SmallAutoField = BasicNumberField<db::FieldKind::SmallAuto, std::int64_t>;

}  // namespace cadenza
