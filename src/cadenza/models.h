#pragma once

/// All that models, and code that uses models, need.

#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_set.h"
