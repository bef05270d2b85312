#pragma once

#include "cadenza/base/error.h"

namespace cadenza::migrations {

/// The migrations do not fit together, or not to the database.
class MigrationError : public Error {
 public:
    using Error::Error;
};

/// A dependency that does not exist.
class NodeNotFoundError : public MigrationError {
 public:
    using MigrationError::MigrationError;
};

/// Migrations that depend on each other in a circle.
class CircularDependencyError : public MigrationError {
 public:
    using MigrationError::MigrationError;
};

/// An applied migration whose dependency is not applied.
class InconsistentMigrationHistory : public MigrationError {
 public:
    using MigrationError::MigrationError;
};

/// More than one migration fits a name.
class AmbiguityError : public MigrationError {
 public:
    using MigrationError::MigrationError;
};

/// An operation that has no way back.
class IrreversibleError : public MigrationError {
 public:
    using MigrationError::MigrationError;
};

}  // namespace cadenza::migrations
