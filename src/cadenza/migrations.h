#pragma once

// What a migration file includes.
#include "cadenza/db/migrations/context.h"     // IWYU pragma: export
#include "cadenza/db/migrations/fields.h"      // IWYU pragma: export
#include "cadenza/db/migrations/migration.h"   // IWYU pragma: export
#include "cadenza/db/migrations/operations.h"  // IWYU pragma: export
#include "cadenza/validation/validators.h"     // IWYU pragma: export
