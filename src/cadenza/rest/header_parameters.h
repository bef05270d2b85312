#pragma once

#include "cadenza/http/header_parameters.h"  // IWYU pragma: export
