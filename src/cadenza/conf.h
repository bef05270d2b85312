#pragma once

// For settings.cpp: Settings, .env and the environment.

#include "cadenza/conf/env.h"       // IWYU pragma: export
#include "cadenza/conf/settings.h"  // IWYU pragma: export
