#pragma once

// Value and what it holds: one include for the three, which know each other.
#include "cadenza/base/dict.h"          // IWYU pragma: export
#include "cadenza/base/multi_dict.h"    // IWYU pragma: export
#include "cadenza/base/single_value.h"  // IWYU pragma: export
