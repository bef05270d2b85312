#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cadenza/base/error.h"

namespace cadenza::db {

/// Anything that the database or its driver reports. The tree is that of Python's DB-API (PEP 249)
/// and of django.db.utils; the messages are the database's own.
class DatabaseError : public Error {
 public:
    using Error::Error;
};

/// Wrong use of the driver, not of the database: a cursor of a closed connection.
class InterfaceError : public Error {
 public:
    using Error::Error;
};

/// A value that the column cannot hold: out of range, malformed.
class DataError : public DatabaseError {
 public:
    using DatabaseError::DatabaseError;
};

/// Not the program's fault: locked, out of space, connection lost, deadline passed.
class OperationalError : public DatabaseError {
 public:
    using DatabaseError::DatabaseError;
};

enum class ConstraintKind : std::uint8_t {
    Unknown,
    Unique,
    PrimaryKey,
    NotNull,
    Check,
    ForeignKey
};

/// A row that breaks a constraint.
class IntegrityError : public DatabaseError {
 public:
    explicit IntegrityError(std::string message, ConstraintKind kind = ConstraintKind::Unknown,
                            std::string constraint = {});
    ConstraintKind kind() const noexcept { return kind_; }
    /// What the database names: PostgreSQL the constraint, SQLite the name of a CHECK and for the
    /// others the columns, "api_post.slug" or "api_post.a, api_post.b". Empty for SQLite's foreign
    /// keys.
    const std::string& constraint() const noexcept { return constraint_; }

 private:
    ConstraintKind kind_;
    std::string constraint_;
};

/// The database's own state is broken: a corrupt file, an invalid cursor.
class InternalError : public DatabaseError {
 public:
    using DatabaseError::DatabaseError;
};

/// The statement is wrong: syntax, the number of parameters.
class ProgrammingError : public DatabaseError {
 public:
    using DatabaseError::DatabaseError;
};

/// This database cannot do that.
class NotSupportedError : public DatabaseError {
 public:
    using DatabaseError::DatabaseError;
};

/// Transactions are used wrongly; as django.db.transaction.TransactionManagementError.
class TransactionManagementError : public ProgrammingError {
 public:
    using ProgrammingError::ProgrammingError;
};

/// A durable block inside another; Django raises its RuntimeError here.
class DurabilityError : public TransactionManagementError {
 public:
    using TransactionManagementError::TransactionManagementError;
};

}  // namespace cadenza::db
