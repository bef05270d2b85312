#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza::db {

/// A condition on one row, as data: what a check constraint demands and a partial index covers. A
/// tree of lookups ("price__gt" against a value or another field) joined by and, or, not; the
/// counterpart of the Q objects that Django writes into migrations. Lookups stay within the model's
/// own columns.
class Condition {
 public:
    enum class Kind : std::uint8_t { Always, Lookup, And, Or, Not };

    Condition() = default;  ///< always true; also stands for "no condition"
    /// `name` is "field" or "field__lookup".
    static Condition lookup(std::string name, Value value);
    /// The same against another field of the row, as Django's F("other").
    static Condition against_field(std::string name, std::string other_field);

    Kind kind() const noexcept { return kind_; }
    bool is_always() const noexcept { return kind_ == Kind::Always; }
    const std::string& name() const noexcept { return name_; }
    const Value& value() const noexcept { return value_; }
    const std::string& other_field() const noexcept {
        return other_field_;
    }  ///< "" if against a value
    const std::vector<Condition>& children() const noexcept { return children_; }
    /// "price" of "price__gt".
    std::string_view field() const noexcept;
    /// "gt" of "price__gt"; "exact" of "price".
    std::string_view lookup_name() const noexcept;
    /// The same with every use of a field renamed.
    Condition renamed(std::string_view old_field, std::string_view new_field) const;
    bool uses(std::string_view field) const;

    friend Condition operator&&(Condition a, Condition b);
    friend Condition operator||(Condition a, Condition b);
    friend Condition operator!(Condition a);
    friend bool operator==(const Condition& a, const Condition& b);

 private:
    static Condition join(Kind kind, Condition a, Condition b);

    Kind kind_ = Kind::Always;
    std::string name_;
    Value value_;
    std::string other_field_;
    std::vector<Condition> children_;
};

}  // namespace cadenza::db
