#include "cadenza/db/models/names/from_value.h"

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/fields/field_values.h"

namespace cadenza::internal {
namespace {

// Null leaves the value as it is: empty.
template <class T, class Read>
void read(const Value& value, db::FieldKind kind, T& out, Read get) {
    if (value.is_null()) return;
    const Value native = to_native(kind, value, "value");
    out = get(native);
}

}  // namespace

using db::FieldKind;

void read_value(const Value& value, bool& out) {
    read(value, FieldKind::Boolean, out, [](const Value& v) { return v.as_bool(); });
}
void read_value(const Value& value, std::int64_t& out) {
    read(value, FieldKind::BigInteger, out, [](const Value& v) {
        if (!v.is_int()) throw ValueError(v.str() + " needs more than 64 bits.");
        return v.as_int();
    });
}
void read_value(const Value& value, double& out) {
    read(value, FieldKind::Float, out, [](const Value& v) { return v.as_double(); });
}
void read_value(const Value& value, std::string& out) {
    if (value.is_null()) return;
    out = value.is_text() || value.kind() == Value::Kind::Bytes ? value.as_text() : value.str();
}
void read_value(const Value& value, DateTime& out) {
    read(value, FieldKind::DateTime, out, [](const Value& v) { return v.as_datetime(); });
}
void read_value(const Value& value, Date& out) {
    read(value, FieldKind::Date, out, [](const Value& v) { return v.as_date(); });
}
void read_value(const Value& value, Time& out) {
    read(value, FieldKind::Time, out, [](const Value& v) { return v.as_time(); });
}
void read_value(const Value& value, Duration& out) {
    read(value, FieldKind::Duration, out, [](const Value& v) { return v.as_duration(); });
}
void read_value(const Value& value, Uuid& out) {
    read(value, FieldKind::Uuid, out, [](const Value& v) { return v.as_uuid(); });
}
void read_value(const Value& value, Decimal& out) {
    read(value, FieldKind::Decimal, out, [](const Value& v) { return v.as_decimal(); });
}

}  // namespace cadenza::internal
