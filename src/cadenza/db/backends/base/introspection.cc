#include "cadenza/db/backends/base/introspection.h"

namespace cadenza::db {

Introspection::~Introspection() = default;

}  // namespace cadenza::db
