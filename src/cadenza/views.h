#pragma once

// Class-based views, for applications.
#include "cadenza/http.h"
#include "cadenza/views/view.h"
