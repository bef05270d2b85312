#include "cadenza/db/backends/sqlite/decode.h"

#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/types/stored_time.h"

namespace cadenza::db::sqlite {
namespace {

[[noreturn]] void refuse(std::string_view text, std::string_view column, std::string_view what) {
    throw DataError("Column '" + std::string(column) + "' holds '" +
                    std::string(text.substr(0, 100)) + "', which is no " + std::string(what) + ".");
}

}  // namespace

DateTime decode_datetime(std::string_view text, std::string_view column) {
    if (const auto value = parse_stored_datetime(text)) return *value;
    refuse(text, column, "date and time");
}

Date decode_date(std::string_view text, std::string_view column) {
    if (const auto value = parse_stored_date(text)) return *value;
    refuse(text, column, "date");
}

Time decode_time(std::string_view text, std::string_view column) {
    if (const auto value = parse_stored_time(text)) return *value;
    refuse(text, column, "time");
}

Uuid decode_uuid(std::string_view text, std::string_view column) {
    if (const auto value = Uuid::parse(text)) return *value;
    refuse(text, column, "UUID");
}

Decimal decode_decimal(std::string_view text, int places, std::string_view column) {
    const auto value = Decimal::parse(text);
    if (!value) refuse(text, column, "decimal number");
    return places >= 0 && value->is_finite() ? value->quantize(places) : *value;
}

}  // namespace cadenza::db::sqlite
