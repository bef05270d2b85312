#include "cadenza/db/backends/sqlite/buffered_cursor.h"

#include "cadenza/db/backends/sqlite/decode.h"
#include "cadenza/db/types/stored_decimal.h"

namespace cadenza::db::sqlite {

using Kind = Value::Kind;

BufferedCursor::BufferedCursor(BufferedRows rows)
    : rows_(std::move(rows)), texts_(rows_.names.size()) {}
BufferedCursor::~BufferedCursor() = default;

bool BufferedCursor::next() {
    if (current_ >= rows_.values.size()) return false;
    current_ += rows_.names.size();
    return true;
}

const Value& BufferedCursor::at(int column) const {
    return rows_.values[current_ - rows_.names.size() + static_cast<std::size_t>(column)];
}

std::string_view BufferedCursor::column_name(int column) const {
    return rows_.names[static_cast<std::size_t>(column)];
}

bool BufferedCursor::is_null(int column) const {
    return at(column).is_null();
}
bool BufferedCursor::boolean(int column) const {
    return integer(column) != 0;
}

std::int64_t BufferedCursor::integer(int column) const {
    const Value& value = at(column);
    switch (value.kind()) {
        case Kind::Int: return value.as_int();
        case Kind::Float: return static_cast<std::int64_t>(value.as_double());
        case Kind::Text: return std::strtoll(value.as_text().c_str(), nullptr, 10);
        default: return 0;
    }
}

double BufferedCursor::real(int column) const {
    const Value& value = at(column);
    if (value.kind() == Kind::Text) return std::strtod(value.as_text().c_str(), nullptr);
    return value.kind() == Kind::Int || value.kind() == Kind::Float ? value.as_double() : 0;
}

std::string_view BufferedCursor::text(int column) const {
    const Value& value = at(column);
    switch (value.kind()) {
        case Kind::Null: return {};
        case Kind::Text:
        case Kind::Bytes: return value.as_text();
        default: return texts_[static_cast<std::size_t>(column)] = value.str();
    }
}

std::string_view BufferedCursor::bytes(int column) const {
    return text(column);
}

DateTime BufferedCursor::datetime(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? DateTime{} : decode_datetime(text, column_name(column));
}

Date BufferedCursor::date(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? Date{} : decode_date(text, column_name(column));
}

Time BufferedCursor::time(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? Time{} : decode_time(text, column_name(column));
}

Duration BufferedCursor::duration(int column) const {
    return Duration(integer(column));
}

Uuid BufferedCursor::uuid(int column) const {
    const std::string_view text = this->text(column);
    return text.empty() ? Uuid{} : decode_uuid(text, column_name(column));
}

Decimal BufferedCursor::decimal(int column, int places) const {
    const Value& value = at(column);
    if (value.is_null()) return {};
    if (value.kind() == Kind::Float) return decimal_from_stored(value.as_double(), places);
    return decode_decimal(text(column), places, column_name(column));
}

Value BufferedCursor::value(int column) const {
    return at(column);
}

}  // namespace cadenza::db::sqlite
