#pragma once

/// For the .cc file in which an app registers its models: CADENZA_REGISTER(api::BlogPost).

#include "cadenza/db/models/register.h"  // IWYU pragma: export
