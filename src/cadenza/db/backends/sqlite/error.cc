#include "cadenza/db/backends/sqlite/error.h"

#include <sqlite3.h>

#include "cadenza/db/backends/base/errors.h"

namespace cadenza::db::sqlite {
namespace {

ConstraintKind constraint_kind(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE: return ConstraintKind::Unique;
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: return ConstraintKind::PrimaryKey;
        case SQLITE_CONSTRAINT_NOTNULL: return ConstraintKind::NotNull;
        case SQLITE_CONSTRAINT_CHECK: return ConstraintKind::Check;
        case SQLITE_CONSTRAINT_FOREIGNKEY: return ConstraintKind::ForeignKey;
        default: return ConstraintKind::Unknown;
    }
}

// "UNIQUE constraint failed: api_post.slug" → "api_post.slug"
std::string constraint_of(const std::string& message) {
    constexpr std::string_view kBefore = " constraint failed: ";
    const std::size_t at = message.find(kBefore);
    return at == message.npos ? std::string() : message.substr(at + kBefore.size());
}

}  // namespace

void throw_error(sqlite3* handle, int code) {
    const int extended = sqlite3_extended_errcode(handle);
    const bool is_its = (extended & 0xff) == (code & 0xff);
    throw_error(is_its ? extended : code, is_its ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
}

void throw_error(int code, std::string message) {
    switch (code & 0xff) {
        case SQLITE_INTERNAL:
        case SQLITE_NOTFOUND: throw InternalError(std::move(message));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: throw DatabaseError(std::move(message));
        case SQLITE_TOOBIG: throw DataError(std::move(message));
        case SQLITE_CONSTRAINT:
        case SQLITE_MISMATCH: {
            std::string constraint = constraint_of(message);
            throw IntegrityError(std::move(message), constraint_kind(code), std::move(constraint));
        }
        case SQLITE_MISUSE:
        case SQLITE_RANGE: throw ProgrammingError(std::move(message));
        default: throw OperationalError(std::move(message));
    }
}

}  // namespace cadenza::db::sqlite
