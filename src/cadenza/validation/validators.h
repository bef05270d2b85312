#pragma once

#include "cadenza/validation/decimal_validator.h"  // IWYU pragma: export
#include "cadenza/validation/email_validator.h"    // IWYU pragma: export
#include "cadenza/validation/functions.h"          // IWYU pragma: export
#include "cadenza/validation/limit_validators.h"   // IWYU pragma: export
#include "cadenza/validation/regex_validator.h"    // IWYU pragma: export
#include "cadenza/validation/text_validators.h"    // IWYU pragma: export
#include "cadenza/validation/url_validator.h"      // IWYU pragma: export
#include "cadenza/validation/validator.h"          // IWYU pragma: export
