#include "cadenza/base/json/writer.h"

#include <cmath>

#include "cadenza/base/error.h"
#include "cadenza/base/number.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza {

void JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_.push_back(':');
    comma_ = false;
}

void JsonWriter::integer(std::int64_t value) {
    separate();
    append_integer(out_, value);
}

void JsonWriter::real(double value) {
    if (!std::isfinite(value)) {
        throw Error("Out of range float values are not JSON compliant: " + double_repr(value));
    }
    separate();
    append_double(out_, value);
}

void JsonWriter::plain_text(std::string_view text) {
    separate();
    out_.push_back('"');
    out_.append(text);
    out_.push_back('"');
}

void JsonWriter::date(const Date& value) {
    plain_text(value.str());
}
void JsonWriter::time(const Time& value) {
    plain_text(value.str());
}
void JsonWriter::duration(const Duration& value) {
    plain_text(value.str());
}
void JsonWriter::uuid(const Uuid& value) {
    plain_text(value.str());
}
void JsonWriter::decimal(const Decimal& value) {
    plain_text(value.fixed());
}

void JsonWriter::datetime(const DateTime& value) {
    separate();
    out_.push_back('"');
    value.append_iso(out_);
    out_.push_back('"');
}

// Apart from value(), so that what it needs for texts in between takes no stack at every level.
void JsonWriter::scalar(const Value& value) {
    using Kind = Value::Kind;
    switch (value.kind()) {
        case Kind::Null: null(); break;
        case Kind::Bool: boolean(value.as_bool()); break;
        case Kind::Int: integer(value.as_int()); break;
        case Kind::BigInt:
        case Kind::Json: raw(value.as_text()); break;
        case Kind::Float:
        case Kind::Decimal: real(value.as_double()); break;
        case Kind::Text: text(value.as_text()); break;
        case Kind::Bytes: text(replace_invalid_utf8(value.as_text())); break;
        case Kind::Date: date(value.as_date()); break;
        case Kind::Time: time(value.as_time()); break;
        case Kind::DateTime: datetime(value.as_datetime()); break;
        case Kind::Duration: plain_text(value.as_duration().total_seconds()); break;
        case Kind::Uuid: uuid(value.as_uuid()); break;
        case Kind::Object: text(value.as_object()->str()); break;
        case Kind::List:
        case Kind::Dict:
        case Kind::Form: break;
    }
}

void JsonWriter::value(const Value& value) {
    using Kind = Value::Kind;
    switch (value.kind()) {
        case Kind::List:
            begin_array();
            for (const Value& item : value.as_list()) this->value(item);
            end_array();
            break;
        case Kind::Dict:
            begin_object();
            for (const auto& [name, member] : value.as_dict()) {
                key(name);
                this->value(member);
            }
            end_object();
            break;
        case Kind::Form:
            begin_object();
            for (const auto& [name, values] : value.as_form().entries()) {
                key(name);
                if (values.empty()) {
                    raw("[]");
                } else {
                    this->value(values.back());
                }
            }
            end_object();
            break;
        default: scalar(value);
    }
}

std::string to_json(const Value& value) {
    std::string out;
    JsonWriter(out).value(value);
    return out;
}

}  // namespace cadenza
