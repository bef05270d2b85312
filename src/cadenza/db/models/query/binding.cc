#include <cmath>
#include <cstdlib>

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/fields/field_values.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/db/models/query/plan.h"

namespace cadenza::internal {
namespace {

// The first or the last moment of a year, as the column stores moments or days.
Value year_bound(const Parameter& parameter, const Value& value) {
    const Value year = to_native(db::FieldKind::Integer, value, parameter.field->name());
    if (!year.is_int() || year.as_int() < 1 || year.as_int() > 9999)
        throw ValueError("year " + year.str() + " is out of range");
    const bool begin = parameter.binding == Binding::YearBegin;
    const auto number = static_cast<std::int16_t>(year.as_int());
    const Date day = begin ? Date{number, 1, 1} : Date{number, 12, 31};
    if (parameter.field->value_kind() == db::FieldKind::Date) return Value(day);
    return Value(DateTime::of(day, begin ? Time{} : Time::of(23, 59, 59, 999999)));
}

Value ceiling(const Parameter& parameter, const Value& value) {
    if (value.kind() == Value::Kind::Float)
        return to_native(parameter.kind, Value(std::ceil(value.as_double())),
                         parameter.field->name());
    if (value.kind() == Value::Kind::Decimal && value.as_decimal().is_finite())
        return to_native(parameter.kind, Value(value.as_decimal().quantize(0, Rounding::Ceiling)),
                         parameter.field->name());
    return parameter.field->prepare(value);
}

// An integer beyond 64 bits equals no column and is larger, or smaller, than all of them. So is the
// double near it, which every database takes.
Value within_range(Value value) {
    if (value.kind() != Value::Kind::BigInt) return value;
    return Value(std::strtod(value.as_text().c_str(), nullptr));
}

}  // namespace

Value bind_parameter(const Parameter& parameter, const Value& value) {
    switch (parameter.binding) {
        case Binding::Field: return within_range(parameter.field->prepare(value));
        case Binding::Pattern:
            return Value(db::like_pattern(parameter.lookup,
                                          value.is_text() ? value.as_text() : value.str()));
        case Binding::Text: return value.is_text() ? value : Value(value.str());
        case Binding::Kind:
            return parameter.kind == db::FieldKind::ManyToMany
                       ? value
                       : within_range(to_native(parameter.kind, value, parameter.field->name()));
        case Binding::Ceiling: return within_range(ceiling(parameter, value));
        case Binding::YearBegin:
        case Binding::YearEnd: return year_bound(parameter, value);
        case Binding::Skip:
        case Binding::Take: break;
    }
    return value;
}

std::vector<Value> Plan::bind(const QueryState& query) const {
    std::vector<Value> result;
    if (slots.empty()) return result;
    result.reserve(slots.size());
    std::vector<const Value*> values;
    values.reserve(8);
    collect_values(query, values);
    for (const Slot& slot : slots) {
        const Parameter& parameter = slot.parameter;
        if (parameter.binding == Binding::Skip) {
            result.emplace_back(query.low);
        } else if (parameter.binding == Binding::Take) {
            result.emplace_back(query.high - query.low);
        } else {
            const Value& value = *values[slot.position];
            result.push_back(bind_parameter(
                parameter, parameter.item < 0
                               ? value
                               : value.as_list()[static_cast<std::size_t>(parameter.item)]));
        }
    }
    return result;
}

}  // namespace cadenza::internal
