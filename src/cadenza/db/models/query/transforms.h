#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/db/schema/field_kind.h"
#include "cadenza/db/sql/dialect.h"

namespace cadenza::internal {

/// What can stand between a field's name and its lookup: a part of a date or time.
enum class Transform : std::uint8_t {
    Year,
    IsoYear,
    Quarter,
    Month,
    Week,
    WeekDay,
    IsoWeekDay,
    Day,
    Hour,
    Minute,
    Second,
    Date,
    Time,
};

/// The transform of that name, if a field of that kind has it.
std::optional<Transform> find_transform(db::FieldKind kind, std::string_view name);
/// What the transform makes of a column: Integer, Date or Time.
db::FieldKind transformed_kind(Transform transform);
/// The SQL for it.
std::string transform_sql(const db::Dialect& dialect, Transform transform, std::string_view column);

}  // namespace cadenza::internal
