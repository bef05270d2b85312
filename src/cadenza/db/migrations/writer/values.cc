#include <cmath>

#include "cadenza/base/number.h"
#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/writer/code_maker.h"

namespace cadenza::migrations {

namespace {

std::string literal_of(std::string_view text, bool bytes) {
    std::string literal = "\"";
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            literal += '\\';
            literal += c;
        } else if (c == '\n') {
            literal += "\\n";
        } else if (byte < 0x20 || byte == 0x7F || (bytes && byte >= 0x80)) {
            // Octal, always of three digits: what follows cannot become part of it.
            literal += '\\';
            for (int shift : {6, 3, 0}) literal += static_cast<char>('0' + ((byte >> shift) & 7));
        } else {
            literal += c;
        }
    }
    return literal + "\"";
}

}  // namespace

std::string quoted(std::string_view text) {
    return literal_of(text, false);
}

Code texts(const std::vector<std::string>& list, std::string before) {
    std::vector<Code> items;
    for (const std::string& text : list) items.push_back({quoted(text)});
    return Code::list(std::move(items), std::move(before));
}

namespace {

// With its length where a NUL would end the literal.
std::string text_expression(std::string_view text, bool bytes = false) {
    const std::string literal = literal_of(text, bytes);
    if (text.find('\0') == std::string_view::npos) return literal;
    return "std::string(" + literal + ", " + std::to_string(text.size()) + ")";
}

Code of_text(const char* function, std::string text) {
    return {"value::" + std::string(function) + "(" + quoted(text) + ")"};
}

}  // namespace

Code CodeMaker::value(const Value& v) const {
    switch (v.kind()) {
        case Value::Kind::Null: return {"nullptr"};
        case Value::Kind::Bool: return {v.as_bool() ? "true" : "false"};
        case Value::Kind::Int: return {std::to_string(v.as_int())};
        case Value::Kind::BigInt: return of_text("integer", v.as_text());
        case Value::Kind::Float:
            if (!std::isfinite(v.as_double())) return of_text("real", double_repr(v.as_double()));
            return {double_repr(v.as_double())};
        case Value::Kind::Decimal: return of_text("decimal", v.as_decimal().str());
        case Value::Kind::Text: return {text_expression(v.as_text())};
        case Value::Kind::Bytes:
            return {"value::bytes(" + text_expression(v.as_text(), true) + ")"};
        case Value::Kind::Date: return of_text("date", v.as_date().str());
        case Value::Kind::Time: return of_text("time", v.as_time().str());
        case Value::Kind::DateTime: return of_text("datetime", v.as_datetime().str());
        case Value::Kind::Duration:
            return {"value::duration(" + std::to_string(v.as_duration().microseconds) + ")"};
        case Value::Kind::Uuid: return of_text("uuid", v.as_uuid().str());
        case Value::Kind::Json: return of_text("json", v.as_text());
        case Value::Kind::List: {
            std::vector<Code> items;
            for (const Value& item : v.as_list()) items.push_back(value(item));
            return Code::call("value::array", {Code::list(std::move(items))});
        }
        case Value::Kind::Dict: {
            std::vector<Code> items;
            for (const auto& [name, content] : v.as_dict()) {
                items.push_back(Code::list({{quoted(name)}, value(content)}));
            }
            return Code::call("value::object", {Code::list(std::move(items))});
        }
        case Value::Kind::Form:
        case Value::Kind::Object: break;
    }
    throw MigrationError("A " + std::string(v.type_name()) + " cannot be written into a migration");
}

}  // namespace cadenza::migrations
