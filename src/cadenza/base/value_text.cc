#include <cmath>
#include <cstdio>

#include "cadenza/base/number.h"
#include "cadenza/base/text/unicode_tables.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/base/value.h"

namespace cadenza {
namespace {

void append_escape(std::string& out, char32_t c) {
    char buffer[12];
    const char* format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    std::snprintf(buffer, sizeof buffer, format, static_cast<unsigned>(c));
    out += buffer;
}

// Python's repr(str): single quotes unless the text has some and no double ones; unprintable
// characters escaped.
void append_text_repr(std::string& out, std::string_view text) {
    bool doubled = text.find('\'') != text.npos && text.find('"') == text.npos;
    char quote = doubled ? '"' : '\'';
    out += quote;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t start = i;
        char32_t c = next_code_point(text, i);
        if (c == static_cast<char32_t>(quote) || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (internal::in_ranges(internal::kUnprintable, c)) {
            append_escape(out, c);
        } else {
            out.append(text.substr(start, i - start));
        }
    }
    out += quote;
}

void append_bytes_repr(std::string& out, std::string_view bytes) {
    out += "b'";
    for (char byte : bytes) {
        auto c = static_cast<unsigned char>(byte);
        if (c == '\\' || c == '\'') {
            out += '\\';
            out += byte;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c < 0x20 || c >= 0x7f) {
            append_escape(out, c);
        } else {
            out += byte;
        }
    }
    out += '\'';
}

void append_clock(std::string& out, Time time) {
    out += std::to_string(time.hour()) + ", " + std::to_string(time.minute());
    if (time.second() || time.microsecond()) out += ", " + std::to_string(time.second());
    if (time.microsecond()) out += ", " + std::to_string(time.microsecond());
}

std::string date_arguments(Date date) {
    return std::to_string(date.year) + ", " + std::to_string(date.month) + ", " +
           std::to_string(date.day);
}

// str(timedelta): "1 day, 2:03:04.000005"
std::string timedelta_text(Duration duration) {
    constexpr std::int64_t kDay = 86'400'000'000;
    std::int64_t days = duration.microseconds / kDay, rest = duration.microseconds % kDay;
    if (rest < 0) rest += kDay, --days;
    std::string out;
    if (days != 0) out = std::to_string(days) + (std::abs(days) == 1 ? " day, " : " days, ");
    std::string clock = Time{rest}.str();
    return out + (clock[0] == '0' ? clock.substr(1) : clock);
}

void append_repr(std::string& out, const Value& value);

void append_items(std::string& out, const List& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i) out += ", ";
        append_repr(out, list[i]);
    }
    out += ']';
}

void append_entries(std::string& out, const Dict& dict) {
    out += '{';
    bool first = true;
    for (const auto& [key, value] : dict) {
        if (!first) out += ", ";
        first = false;
        append_text_repr(out, key);
        out += ": ";
        append_repr(out, value);
    }
    out += '}';
}

void append_form(std::string& out, const MultiDict& form) {
    out += "<QueryDict: {";
    bool first = true;
    for (const auto& [name, values] : form.entries()) {
        if (!first) out += ", ";
        first = false;
        append_text_repr(out, name);
        out += ": ";
        append_items(out, values);
    }
    out += "}>";
}

void append_repr(std::string& out, const Value& value) {
    using Kind = Value::Kind;
    switch (value.kind()) {
        case Kind::Text: append_text_repr(out, value.as_text()); break;
        case Kind::Bytes: append_bytes_repr(out, value.as_text()); break;
        case Kind::Decimal: out += "Decimal('" + value.str() + "')"; break;
        case Kind::Uuid: out += "UUID('" + value.str() + "')"; break;
        case Kind::Date: out += "datetime.date(" + date_arguments(value.as_date()) + ")"; break;
        case Kind::Time:
            out += "datetime.time(";
            append_clock(out, value.as_time());
            out += ')';
            break;
        case Kind::DateTime: {
            DateTime when = value.as_datetime();
            out += "datetime.datetime(" + date_arguments(when.date()) + ", ";
            append_clock(out, when.time());
            if (when.aware && when.utc_offset == 0) out += ", tzinfo=datetime.timezone.utc";
            out += ')';
            break;
        }
        case Kind::List: append_items(out, value.as_list()); break;
        case Kind::Dict: append_entries(out, value.as_dict()); break;
        case Kind::Form: append_form(out, value.as_form()); break;
        default: out += value.str(); break;
    }
}

}  // namespace

std::string Value::repr() const {
    std::string out;
    append_repr(out, *this);
    return out;
}

std::string Value::str() const {
    switch (kind_) {
        case Kind::Null: return "None";
        case Kind::Bool: return bool_ ? "True" : "False";
        case Kind::Int: return std::to_string(int_);
        case Kind::Float: return double_repr(double_);
        case Kind::Decimal: return decimal_->str();
        case Kind::Text:
        case Kind::Json:
        case Kind::BigInt: return text_;
        case Kind::Date: return date_.str();
        case Kind::Time: return cadenza::Time{int_}.str();
        case Kind::DateTime: {
            std::string text = datetime_.str();
            text[text.find('T')] = ' ';
            return text;
        }
        case Kind::Duration: return timedelta_text(cadenza::Duration(int_));
        case Kind::Uuid: return uuid_.str();
        case Kind::Object: return object_->str();
        case Kind::Bytes:
        case Kind::List:
        case Kind::Dict:
        case Kind::Form: return repr();
    }
    return {};
}

}  // namespace cadenza
