#include "cadenza/db/backends/base/row.h"

namespace cadenza::db {

Row::~Row() = default;

Value Row::value(int column, Value::Kind kind) const {
    if (is_null(column)) return {};
    switch (kind) {
        case Value::Kind::Null: return {};
        case Value::Kind::Bool: return boolean(column);
        case Value::Kind::Int: return integer(column);
        case Value::Kind::Float: return real(column);
        case Value::Kind::Decimal: return decimal(column);
        case Value::Kind::Text: return text(column);
        case Value::Kind::Bytes: return Value::bytes(std::string(bytes(column)));
        case Value::Kind::Date: return date(column);
        case Value::Kind::Time: return time(column);
        case Value::Kind::DateTime: return datetime(column);
        case Value::Kind::Duration: return duration(column);
        case Value::Kind::Uuid: return uuid(column);
        case Value::Kind::Json: return Value::json(std::string(text(column)));
        default: return value(column);
    }
}

}  // namespace cadenza::db
