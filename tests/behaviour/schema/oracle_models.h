#pragma once

#include <string>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/schema/model_definition.h"

/// Models as the recorded oracle of schemas writes them (tests/conformance/schema).
namespace oracle {

/// A value of a default or a row: {"$decimal": "1.50"}, {"$datetime": …}, 7.
cadenza::Value value(const cadenza::Value& json);
cadenza::db::FieldDefinition field(const std::string& name, const cadenza::Value& json);
cadenza::db::ModelOptions options(const cadenza::Value& json);
cadenza::db::IndexDefinition index(const cadenza::Value& json);
cadenza::db::ConstraintDefinition constraint(const cadenza::Value& json);
/// Of {"shop": [MODEL…], "crm": […]}.
std::vector<cadenza::db::ModelDefinition> models(const cadenza::Value& json);

/// Reads a file below tests/conformance/schema, or below $CADENZA_SCHEMA_ORACLE.
cadenza::Value read(const std::string& file);

}  // namespace oracle
