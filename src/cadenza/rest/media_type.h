#pragma once

#include "cadenza/http/media_type.h"  // IWYU pragma: export
