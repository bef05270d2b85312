#pragma once

#include "cadenza/base/text/case.h"     // IWYU pragma: export
#include "cadenza/base/text/closest.h"  // IWYU pragma: export
#include "cadenza/base/text/html.h"     // IWYU pragma: export
#include "cadenza/base/text/percent.h"  // IWYU pragma: export
#include "cadenza/base/text/utf8.h"     // IWYU pragma: export
