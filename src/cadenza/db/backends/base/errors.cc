#include "cadenza/db/backends/base/errors.h"

namespace cadenza::db {

IntegrityError::IntegrityError(std::string message, ConstraintKind kind, std::string constraint)
    : DatabaseError(std::move(message)), kind_(kind), constraint_(std::move(constraint)) {}

}  // namespace cadenza::db
