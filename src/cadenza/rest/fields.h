#pragma once

/// Every serializer field.
#include "cadenza/rest/fields/choice_fields.h"     // IWYU pragma: export
#include "cadenza/rest/fields/composite_fields.h"  // IWYU pragma: export
#include "cadenza/rest/fields/decimal_field.h"     // IWYU pragma: export
#include "cadenza/rest/fields/field.h"             // IWYU pragma: export
#include "cadenza/rest/fields/misc_fields.h"       // IWYU pragma: export
#include "cadenza/rest/fields/number_fields.h"     // IWYU pragma: export
#include "cadenza/rest/fields/text_fields.h"       // IWYU pragma: export
#include "cadenza/rest/fields/time_fields.h"       // IWYU pragma: export
#include "cadenza/rest/fields/uuid_field.h"        // IWYU pragma: export
