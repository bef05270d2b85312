#include "cadenza/db/models/fields/field_values.h"

#include "cadenza/base/json/writer.h"
#include "cadenza/base/number.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/types/stored_decimal.h"

namespace cadenza::internal {
namespace {

using db::FieldKind;
using Kind = Value::Kind;

std::string shown(const Value& value) {
    return value.is_text() ? "'" + value.as_text() + "'" : value.str();
}

[[noreturn]] void not_a_number(std::string_view field, const Value& value) {
    throw ValueError("Field '" + std::string(field) + "' expected a number but got " +
                     shown(value) + ".");
}

[[noreturn]] void invalid(const Value& value, std::string_view rest, std::string code = "invalid") {
    throw ModelValidationError("“" + value.str() + "” value " + std::string(rest), std::move(code));
}

Value to_integer(const Value& value, std::string_view field) {
    switch (value.kind()) {
        case Kind::Int:
        case Kind::BigInt: return value;
        case Kind::Bool: return Value(std::int64_t{value.as_bool()});
        case Kind::Float: {
            const double number = value.as_double();
            if (!(number > -9.3e18 && number < 9.3e18)) not_a_number(field, value);
            return Value(static_cast<std::int64_t>(number));
        }
        case Kind::Decimal: {
            const Decimal& number = value.as_decimal();
            if (!number.is_finite()) not_a_number(field, value);
            if (auto whole = number.quantize(0, Rounding::Down).to_int64()) return Value(*whole);
            not_a_number(field, value);
        }
        case Kind::Text:
            if (auto number = parse_integer(value.as_text())) return *number;
            not_a_number(field, value);
        default: not_a_number(field, value);
    }
}

Value to_real(const Value& value, std::string_view field) {
    switch (value.kind()) {
        case Kind::Float: return value;
        case Kind::Int: return Value(static_cast<double>(value.as_int()));
        case Kind::Bool: return Value(value.as_bool() ? 1.0 : 0.0);
        case Kind::Decimal: return Value(value.as_decimal().to_double());
        case Kind::BigInt:
        case Kind::Text:
            if (auto number = parse_float(value.as_text())) return Value(*number);
            not_a_number(field, value);
        default: not_a_number(field, value);
    }
}

Value to_bool(const Value& value) {
    if (value.kind() == Kind::Bool) return value;
    if (value.is_int() && (value.as_int() == 0 || value.as_int() == 1))
        return Value(value.as_int() == 1);
    if (value.is_text()) {
        const std::string& text = value.as_text();
        if (text == "t" || text == "True" || text == "1") return Value(true);
        if (text == "f" || text == "False" || text == "0") return Value(false);
    }
    invalid(value, "must be either True or False.");
}

Value to_decimal(const Value& value) {
    switch (value.kind()) {
        case Kind::Decimal: return value;
        case Kind::Int: return Value(Decimal(value.as_int()));
        case Kind::Float: return Value(Decimal::from_double(value.as_double()));
        case Kind::BigInt:
        case Kind::Text:
            if (auto number = Decimal::parse(value.as_text())) return Value(*std::move(number));
            break;
        default: break;
    }
    invalid(value, "must be a decimal number.");
}

// Whether the text begins with groups of digits of these lengths and the marks between them; the
// number of characters that are, or 0.
std::size_t shape_length(std::string_view text, std::string_view marks, std::size_t first_most) {
    std::size_t at = 0;
    for (std::size_t group = 0; group <= marks.size(); ++group) {
        const std::size_t most = group == 0 ? first_most : 2;
        std::size_t digits = 0;
        while (digits < most && at + digits < text.size() && text[at + digits] >= '0' &&
               text[at + digits] <= '9')
            ++digits;
        if (digits == 0 || (most == 4 && digits != 4)) return 0;
        at += digits;
        if (group == marks.size()) break;
        if (at == text.size() || text[at] != marks[group]) return 0;
        ++at;
    }
    return at;
}
bool has_date_shape(std::string_view text) {
    return shape_length(text, "--", 4) == text.size() && !text.empty();
}
bool has_datetime_shape(std::string_view text) {
    const std::size_t date = shape_length(text, "--", 4);
    return date != 0 && date < text.size() && (text[date] == 'T' || text[date] == ' ') &&
           shape_length(text.substr(date + 1), ":", 2) != 0;
}

Value to_date(const Value& value) {
    if (value.kind() == Kind::Date) return value;
    if (value.kind() == Kind::DateTime) return Value(value.as_datetime().date());
    if (value.is_text())
        if (auto date = Date::parse(value.as_text())) return Value(*date);
    if (value.is_text() && has_date_shape(value.as_text()))
        invalid(value, "has the correct format (YYYY-MM-DD) but it is an invalid date.",
                "invalid_date");
    invalid(value, "has an invalid date format. It must be in YYYY-MM-DD format.");
}

Value to_datetime(const Value& value) {
    if (value.kind() == Kind::DateTime) {
        DateTime moment = value.as_datetime().utc();
        moment.aware = true;
        return Value(moment);
    }
    if (value.kind() == Kind::Date) return Value(DateTime::of(value.as_date()));
    if (value.is_text()) {
        if (auto moment = DateTime::parse(value.as_text())) return to_datetime(Value(*moment));
        if (auto date = Date::parse(value.as_text())) return Value(DateTime::of(*date));
        if (has_date_shape(value.as_text()))
            invalid(value, "has the correct format (YYYY-MM-DD) but it is an invalid date.",
                    "invalid_date");
        if (has_datetime_shape(value.as_text()))
            invalid(value,
                    "has the correct format (YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ]) but it is an "
                    "invalid date/time.",
                    "invalid_datetime");
    }
    invalid(value,
            "has an invalid format. It must be in YYYY-MM-DD HH:MM[:ss[.uuuuuu]][TZ] format.");
}

Value to_time(const Value& value) {
    if (value.kind() == Kind::Time) return value;
    if (value.kind() == Kind::DateTime) return Value(value.as_datetime().time());
    if (value.is_text())
        if (auto time = Time::parse(value.as_text())) return Value(*time);
    if (value.is_text() && shape_length(value.as_text(), ":", 2) != 0)
        invalid(value, "has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.",
                "invalid_time");
    invalid(value, "has an invalid format. It must be in HH:MM[:ss[.uuuuuu]] format.");
}

Value to_duration(const Value& value) {
    if (value.kind() == Kind::Duration) return value;
    if (value.is_text())
        if (auto duration = Duration::parse(value.as_text())) return Value(*duration);
    invalid(value, "has an invalid format. It must be in [DD] [[HH:]MM:]ss[.uuuuuu] format.");
}

Value to_uuid(const Value& value) {
    if (value.kind() == Kind::Uuid) return value;
    if (value.is_text())
        if (auto uuid = Uuid::parse(value.as_text())) return Value(*uuid);
    throw ModelValidationError("“" + value.str() + "” is not a valid UUID.");
}

}  // namespace

Value to_native(FieldKind kind, const Value& value, std::string_view field) {
    if (value.is_null()) return value;
    switch (kind) {
        case FieldKind::Auto:
        case FieldKind::BigAuto:
        case FieldKind::SmallAuto:
        case FieldKind::Integer:
        case FieldKind::BigInteger:
        case FieldKind::SmallInteger:
        case FieldKind::PositiveInteger:
        case FieldKind::PositiveSmallInteger:
        case FieldKind::PositiveBigInteger: return to_integer(value, field);
        case FieldKind::Float: return to_real(value, field);
        case FieldKind::Boolean: return to_bool(value);
        case FieldKind::Decimal: return to_decimal(value);
        case FieldKind::Date: return to_date(value);
        case FieldKind::DateTime: return to_datetime(value);
        case FieldKind::Time: return to_time(value);
        case FieldKind::Duration: return to_duration(value);
        case FieldKind::Uuid: return to_uuid(value);
        case FieldKind::Binary:
            return value.kind() == Kind::Bytes ? value : Value::bytes(value.str());
        case FieldKind::Char:
        case FieldKind::Text:
        case FieldKind::Slug:
        case FieldKind::Email:
        case FieldKind::Url:
        case FieldKind::File:
        case FieldKind::IpAddress: return value.is_text() ? value : Value(value.str());
        case FieldKind::Json:
        case FieldKind::ForeignKey:
        case FieldKind::OneToOne:
        case FieldKind::ManyToMany: return value;
    }
    return value;
}

Value to_column(const db::FieldDefinition& field, FieldKind kind, Value native) {
    if (native.is_null()) return native;
    if (kind == FieldKind::Json)
        return native.kind() == Kind::Json ? native : Value::json(to_json(native));
    if (kind == FieldKind::Decimal && native.kind() == Kind::Decimal &&
        field.kind == FieldKind::Decimal) {
        if (auto text =
                db::write_stored(native.as_decimal(), field.max_digits, field.decimal_places))
            return Value(*std::move(text));
    }
    return native;
}

}  // namespace cadenza::internal
