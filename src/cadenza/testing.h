#pragma once

// For an app's tests: a client without a socket, and a fixture with a database of its own.
#include "cadenza/testing/client.h"     // IWYU pragma: export
#include "cadenza/testing/test_case.h"  // IWYU pragma: export
