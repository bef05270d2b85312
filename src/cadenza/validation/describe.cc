#include "cadenza/validation/describe.h"

#include <cstdio>

namespace cadenza::internal {

std::string cpp_string(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            char buffer[8];
            std::snprintf(buffer, sizeof buffer, "\\%03o", byte);  // octal: hex escapes have no end
            out += buffer;
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string cpp_expression(const Value& value) {
    using Kind = Value::Kind;
    switch (value.kind()) {
        case Kind::Null: return "nullptr";
        case Kind::Bool: return value.as_bool() ? "true" : "false";
        case Kind::Text: return cpp_string(value.as_text());
        case Kind::BigInt: return "Value::big_int(" + cpp_string(value.as_text()) + ")";
        case Kind::Decimal: return "*Decimal::parse(" + cpp_string(value.str()) + ")";
        case Kind::Uuid: return "*Uuid::parse(" + cpp_string(value.str()) + ")";
        case Kind::Date: return "*Date::parse(" + cpp_string(value.str()) + ")";
        case Kind::Time: return "*Time::parse(" + cpp_string(value.str()) + ")";
        case Kind::DateTime: return "*DateTime::parse(" + cpp_string(value.str()) + ")";
        case Kind::Duration:
            return "Duration(" + std::to_string(value.as_duration().microseconds) + ")";
        default: return value.str();
    }
}

std::string interpolate(std::string_view message,
                        std::span<const std::pair<std::string_view, std::string>> parameters) {
    std::string out;
    while (true) {
        std::size_t open = message.find("%(");
        std::size_t close = open == message.npos ? message.npos : message.find(')', open);
        if (close == message.npos || close + 1 >= message.size()) return out.append(message);
        std::string_view name = message.substr(open + 2, close - open - 2);
        bool placed = false;
        for (const auto& [known, text] : parameters) {
            bool letter = message[close + 1] == 's' || message[close + 1] == 'd';
            if (known != name || !letter) continue;
            out.append(message.substr(0, open)).append(text);
            placed = true;
            break;
        }
        if (!placed) out.append(message.substr(0, close + 2));
        message.remove_prefix(close + 2);
    }
}

}  // namespace cadenza::internal
