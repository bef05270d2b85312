#include "cadenza/db/backends/sqlite/bind.h"

#include <sqlite3.h>

#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/backends/sqlite/error.h"
#include "cadenza/db/types/stored_time.h"

namespace cadenza::db::sqlite {
namespace {

struct Binder {
    sqlite3_stmt* statement;
    int number;
    bool borrow;

    int text(std::string_view value, bool copy) const {
        return sqlite3_bind_text64(statement, number, value.empty() ? "" : value.data(),
                                   value.size(), copy ? SQLITE_TRANSIENT : SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    int blob(std::string_view value) const {
        if (value.empty()) return sqlite3_bind_zeroblob(statement, number, 0);
        return sqlite3_bind_blob64(statement, number, value.data(), value.size(),
                                   borrow ? SQLITE_STATIC : SQLITE_TRANSIENT);
    }
    template <class T>
    int stored(const T& value) const {
        char out[kStoredDateTimeSize];
        const std::size_t size = write_stored(out, value);
        if (size == 0)
            throw DataError("Parameter " + std::to_string(number) + ": year is out of range");
        return text({out, size}, true);
    }
    int big_integer(const Value& value) const {
        throw DataError("Parameter " + std::to_string(number) + ": the integer " + value.as_text() +
                        " is too large: SQLite keeps 64 bits");
    }
    int refused(const Value& value) const {
        throw InterfaceError("Error binding parameter " + std::to_string(number) + ": type '" +
                             std::string(value.type_name()) + "' is not supported");
    }

    int operator()(const Value& value) const {
        using Kind = Value::Kind;
        switch (value.kind()) {
            case Kind::Null: return sqlite3_bind_null(statement, number);
            case Kind::Bool: return sqlite3_bind_int(statement, number, value.as_bool() ? 1 : 0);
            case Kind::Int: return sqlite3_bind_int64(statement, number, value.as_int());
            case Kind::BigInt: return big_integer(value);
            case Kind::Float: return sqlite3_bind_double(statement, number, value.as_double());
            case Kind::Decimal: return text(value.as_decimal().str(), true);
            case Kind::Text:
            case Kind::Json: return text(value.as_text(), !borrow);
            case Kind::Bytes: return blob(value.as_text());
            case Kind::Date: return stored(value.as_date());
            case Kind::Time: return stored(value.as_time());
            case Kind::DateTime: return stored(value.as_datetime());
            case Kind::Duration:
                return sqlite3_bind_int64(statement, number, value.as_duration().microseconds);
            case Kind::Uuid: return text(value.as_uuid().hex(), true);
            default: return refused(value);
        }
    }
};

}  // namespace

void bind(sqlite3_stmt* statement, std::span<const Value> params, bool borrow) {
    const int expected = sqlite3_bind_parameter_count(statement);
    if (static_cast<std::size_t>(expected) != params.size()) {
        throw ProgrammingError(
            "Incorrect number of bindings supplied. The current statement uses " +
            std::to_string(expected) + ", and there are " + std::to_string(params.size()) +
            " supplied.");
    }
    for (int i = 0; i < expected; ++i) {
        const int code = Binder{statement, i + 1, borrow}(params[static_cast<std::size_t>(i)]);
        if (code != SQLITE_OK) throw_error(sqlite3_db_handle(statement), code);
    }
}

}  // namespace cadenza::db::sqlite
