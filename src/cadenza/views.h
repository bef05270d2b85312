#pragma once

// Class-based views, for applications.
#include "cadenza/http.h"
#include "cadenza/views/decorators.h"
#include "cadenza/views/redirect_view.h"
#include "cadenza/views/view.h"
