#pragma once

#include <string>

#include "cadenza/base/value.h"

namespace cadenza::serializers {

/// JSON as Python's json.dumps spells it without options: a blank after ',' and ':', ASCII only.
/// What a JSONField with `binary` shows.
std::string python_json(const Value& value);

}  // namespace cadenza::serializers
