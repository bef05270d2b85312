#pragma once

#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/db/schema/field_definition.h"

namespace cadenza::internal {

/// The value as a field of that kind holds it: 5 for "5", a date for "2024-02-09", text for what a
/// text field gets. Null stays null. Throws ValueError or ModelValidationError in the words of
/// Django's get_prep_value and to_python; `field` is the name that a ValueError mentions.
Value to_native(db::FieldKind kind, const Value& value, std::string_view field);

/// A native value as the column stores it: decimals rounded to their places, JSON as text.
Value to_column(const db::FieldDefinition& field, db::FieldKind kind, Value native);

}  // namespace cadenza::internal
