#pragma once

#include "cadenza/db/models/names/declarations.h"
#include "cadenza/db/models/names/value_class.h"

namespace cadenza::internal {

// These functions are not constexpr on purpose: a consteval check that reaches one does not
// compile, and the function's name is the message. Each call stands on a line of its own, because
// the compiler shows that line.
void error_the_model_has_no_such_field();
void error_the_model_has_no_such_field_did_you_mean(std::string_view);
void error_unknown_lookup_after_the_field_name();
void error_the_value_has_the_wrong_type_for_this_field();
void error_this_field_is_not_a_relation();
void error_only_plain_field_names_can_be_assigned();

// Indices instead of pointers and loops instead of string_view::find: with -fsanitize=undefined GCC
// 12 takes the comparison of a template static's address with null for no constant expression.

constexpr int find_declaration(Declarations fields, std::string_view name) {
    for (std::size_t i = 0; i < fields.size; ++i) {
        const Declaration& field = fields.list[i];
        if (field.name == name) return static_cast<int>(i);
        if (db::is_single_relation(field.kind) && name.size() == field.name.size() + 3 &&
            name.substr(0, field.name.size()) == field.name &&
            name.substr(field.name.size()) == "_id")
            return static_cast<int>(i);
    }
    return -1;
}

constexpr int letters_apart(std::string_view a, std::string_view b) {
    int same = 0;
    for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
        for (std::size_t k = j; k < b.size() && k < j + 2; ++k) {
            if (a[i] != b[k]) continue;
            ++same;
            j = k + 1;
            break;
        }
    }
    return static_cast<int>(a.size() + b.size()) - 2 * same;
}

constexpr void report_missing(Declarations fields, std::string_view name) {
    for (std::size_t i = 0; i < fields.size; ++i)
        if (letters_apart(fields.list[i].name, name) <= 2)
            error_the_model_has_no_such_field_did_you_mean(fields.list[i].name);
    if (fields.size != 0)
        error_the_model_has_no_such_field();  // look at the string in your call above
}

/// What a name's last part asks for.
enum class LookupClass : unsigned char { None, Compare, Order, Pattern, Null, List, Part, Date };

constexpr LookupClass lookup_class(std::string_view name) {
    for (std::string_view other : {"exact", "iexact"})
        if (name == other) return LookupClass::Compare;
    for (std::string_view other : {"gt", "gte", "lt", "lte"})
        if (name == other) return LookupClass::Order;
    for (std::string_view other : {"contains", "icontains", "startswith", "istartswith", "endswith",
                                   "iendswith", "regex", "iregex"})
        if (name == other) return LookupClass::Pattern;
    for (std::string_view other : {"year", "month", "day", "week_day", "hour", "minute", "second",
                                   "quarter", "week", "iso_week_day", "iso_year"})
        if (name == other) return LookupClass::Part;
    if (name == "in" || name == "range") return LookupClass::List;
    if (name == "isnull") return LookupClass::Null;
    if (name == "date" || name == "time") return LookupClass::Date;
    return LookupClass::None;
}

constexpr std::size_t end_of_part(std::string_view name) {
    for (std::size_t i = 0; i + 1 < name.size(); ++i)
        if (name[i] == '_' && name[i + 1] == '_' && i != 0) return i;
    return name.size();
}

struct CheckedName {
    db::FieldKind kind = db::FieldKind::BigAuto;
    bool relation = false;
    LookupClass lookup = LookupClass::None;
    bool transformed = false;  ///< a part of a date, or a key of a JSON value, is compared
    bool plain = true;         ///< one field of the model itself, without lookup
};

/// Walks "author__username__icontains" through the models' tables.
constexpr CheckedName check_name(std::string_view name, Declarations fields) {
    int current = -1;
    CheckedName result;
    while (name.size() != 0) {
        const std::size_t end = end_of_part(name);
        std::string_view part = name.substr(0, end);
        name = name.substr(end == name.size() ? end : end + 2);
        if (part == "pk") part = "id";
        if (current >= 0) result.plain = false;
        if (current >= 0 && result.kind == db::FieldKind::Json) {
            const LookupClass lookup = name.size() == 0 ? lookup_class(part) : LookupClass::None;
            if (lookup == LookupClass::None)
                result.transformed = true;
            else
                result.lookup = lookup;
            continue;
        }
        if (current >= 0 && (!result.relation || lookup_class(part) != LookupClass::None)) {
            const LookupClass lookup = lookup_class(part);
            if (lookup == LookupClass::None)
                error_unknown_lookup_after_the_field_name();  // see the string in your call above
            if (result.lookup == LookupClass::Part || result.lookup == LookupClass::Date)
                result.transformed = true;
            result.lookup = lookup;
            continue;
        }
        if (current >= 0) fields = fields.follow(current);
        current = find_declaration(fields, part);
        if (current < 0) report_missing(fields, part);
        result.kind = fields.list[current].kind;
        result.relation = fields.list[current].relation;
    }
    return result;
}

constexpr bool kind_accepts(db::FieldKind kind, ValueClass value, LookupClass lookup) {
    using enum db::FieldKind;
    using VC = ValueClass;
    const bool number = value == VC::Int || value == VC::Real || value == VC::Decimal;
    switch (kind) {
        case Char:
        case Text:
        case Slug:
        case Email:
        case Url:
        case File:
        case IpAddress: return value == VC::Text;
        case Auto:
        case BigAuto:
        case SmallAuto:
            return value == VC::Int || value == VC::Uuid || value == VC::Text ||
                   value == VC::Model;  // the declared key may be of another type
        case Integer:
        case BigInteger:
        case SmallInteger:
        case PositiveInteger:
        case PositiveSmallInteger:
        case PositiveBigInteger:
            return value == VC::Int || (number && lookup == LookupClass::Order);
        case Float: return number;
        case Decimal: return number;
        case Boolean: return value == VC::Bool;
        case DateTime: return value == VC::DateTime || value == VC::Date || value == VC::Text;
        case Date: return value == VC::Date || value == VC::DateTime || value == VC::Text;
        case Time: return value == VC::Time || value == VC::Text;
        case Duration: return value == VC::Duration;
        case Uuid: return value == VC::Uuid || value == VC::Text;
        case Binary: return value == VC::Bytes || value == VC::Text;
        case Json: return true;
        case ForeignKey:
        case OneToOne:
        case ManyToMany:
            return value == VC::Model || value == VC::Int || value == VC::Text || value == VC::Uuid;
    }
    return false;
}

constexpr bool accepts(const CheckedName& name, ValueClass value) {
    using VC = ValueClass;
    if (value == VC::Any || value == VC::Expression) return true;
    if (value == VC::Null)
        return name.lookup == LookupClass::None || name.lookup == LookupClass::Compare;
    switch (name.lookup) {
        case LookupClass::Null: return value == VC::Bool;
        case LookupClass::List: return value == VC::List || value == VC::Query;
        case LookupClass::Part: return value == VC::Int;
        case LookupClass::Pattern: return value == VC::Text;
        case LookupClass::Date:
            return value == VC::Date || value == VC::Time || value == VC::DateTime ||
                   value == VC::Text;
        default: break;
    }
    if (value == VC::Query) return true;
    if (name.transformed) return value != VC::List && value != VC::Model;
    return kind_accepts(name.kind, value, name.lookup);
}

template <class M, ValueClass V>
consteval bool check_lookup(const char* name) {
    const CheckedName found = check_name(name, declarations<M>());
    if (!accepts(found, V))
        error_the_value_has_the_wrong_type_for_this_field();  // the one after the = in your call
    return true;
}

template <class M, ValueClass V>
consteval bool check_assignment(const char* name) {
    const CheckedName found = check_name(name, declarations<M>());
    if (!found.plain)
        error_only_plain_field_names_can_be_assigned();  // no lookup and no relation's field
    if (V == ValueClass::List ? found.kind != db::FieldKind::Json : !accepts(found, V))
        error_the_value_has_the_wrong_type_for_this_field();  // the one after the = in your call
    return true;
}

}  // namespace cadenza::internal

namespace cadenza {

/// The name of a field of M itself: "title". A literal, checked by the compiler.
template <class M>
struct FieldName {
    const char* text = nullptr;
    constexpr FieldName() = default;
    consteval FieldName(const char* name) : text(name) {
        if (internal::find_declaration(internal::declarations<M>(), name) < 0 &&
            std::string_view(name) != "pk")
            internal::report_missing(internal::declarations<M>(), name);
    }
};

/// A field that may lie behind relations: "author__username".
template <class M>
struct PathName {
    const char* text = nullptr;
    constexpr PathName() = default;
    consteval PathName(const char* name) : text(name) {
        internal::check_name(name, internal::declarations<M>());
    }
};

/// What order_by() takes: a PathName, "-" before it to reverse, or "?".
template <class M>
struct OrderName {
    const char* text = nullptr;
    constexpr OrderName() = default;
    consteval OrderName(const char* name) : text(name) {
        if (*name != '?')
            internal::check_name(*name == '-' ? name + 1 : name, internal::declarations<M>());
    }
};

/// A path whose every part is a relation: what select_related() and prefetch_related() take.
template <class M>
struct RelationName {
    const char* text = nullptr;
    constexpr RelationName() = default;
    consteval RelationName(const char* name) : text(name) {
        const internal::CheckedName found = internal::check_name(name, internal::declarations<M>());
        if (!found.relation || found.lookup != internal::LookupClass::None)
            internal::error_this_field_is_not_a_relation();  // ForeignKey, OneToOne, ManyToMany
    }
};

}  // namespace cadenza
