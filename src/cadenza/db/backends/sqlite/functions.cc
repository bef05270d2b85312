#include "cadenza/db/backends/sqlite/functions.h"

#include <re2/re2.h>
#include <sqlite3.h>

#include <memory>
#include <string>

#include "cadenza/db/backends/sqlite/error.h"

namespace cadenza::db::sqlite {
namespace {

re2::StringPiece text_of(sqlite3_value* value) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void delete_pattern(void* pattern) {
    delete static_cast<re2::RE2*>(pattern);
}

/// X REGEXP Y is regexp(Y, X): whether the pattern is found anywhere in the text, as Python's
/// re.search.
void regexp(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL ||
        sqlite3_value_type(arguments[1]) == SQLITE_NULL) {
        return sqlite3_result_null(context);
    }
    auto* pattern = static_cast<re2::RE2*>(sqlite3_get_auxdata(context, 0));
    std::unique_ptr<re2::RE2> compiled;
    if (pattern == nullptr) {
        re2::RE2::Options options;
        options.set_log_errors(false);
        compiled = std::make_unique<re2::RE2>(text_of(arguments[0]), options);
        if (!compiled->ok()) {
            const std::string message = "invalid regular expression: " + compiled->error();
            return sqlite3_result_error(context, message.c_str(), -1);
        }
        pattern = compiled.get();
    }
    sqlite3_result_int(context, re2::RE2::PartialMatch(text_of(arguments[1]), *pattern) ? 1 : 0);
    // After the match: SQLite may delete what it is given at once.
    if (compiled) sqlite3_set_auxdata(context, 0, compiled.release(), delete_pattern);
}

/// In [0, 1), unlike SQLite's RANDOM().
void rand(sqlite3_context* context, int, sqlite3_value**) {
    sqlite3_uint64 bits = 0;
    sqlite3_randomness(sizeof bits, &bits);
    sqlite3_result_double(context, static_cast<double>(bits >> 11) * 0x1.0p-53);
}

void add(sqlite3* connection, const char* name, int arguments, int flags,
         void (*function)(sqlite3_context*, int, sqlite3_value**)) {
    const int code = sqlite3_create_function_v2(connection, name, arguments, SQLITE_UTF8 | flags,
                                                nullptr, function, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_error(connection, code);
}

}  // namespace

void register_functions(sqlite3* connection) {
    add(connection, "regexp", 2, SQLITE_DETERMINISTIC, regexp);
    add(connection, "RAND", 0, 0, rand);
}

}  // namespace cadenza::db::sqlite
