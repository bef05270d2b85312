#pragma once

#include <compare>

#include "cadenza/base/value.h"

namespace cadenza::serializers {

/// The order of two numbers, times, dates, durations or texts; unordered where they have none.
std::partial_ordering compare(const Value& a, const Value& b);

}  // namespace cadenza::serializers
