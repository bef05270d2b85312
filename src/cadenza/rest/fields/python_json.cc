#include "cadenza/rest/fields/python_json.h"

#include "cadenza/base/dict.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/text.h"

namespace cadenza::serializers {
namespace {

void append_unit(std::string& out, unsigned unit) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[unit >> shift & 15U];
}

void append_text(std::string& out, std::string_view text) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case U'"': out += "\\\""; continue;
            case U'\\': out += "\\\\"; continue;
            case U'\n': out += "\\n"; continue;
            case U'\r': out += "\\r"; continue;
            case U'\t': out += "\\t"; continue;
            case U'\b': out += "\\b"; continue;
            case U'\f': out += "\\f"; continue;
            default: break;
        }
        if (c >= 0x20 && c < 0x7f)
            out += static_cast<char>(c);
        else if (c < 0x10000)
            append_unit(out, static_cast<unsigned>(c));
        else {
            append_unit(out, 0xd800 + static_cast<unsigned>((c - 0x10000) >> 10));
            append_unit(out, 0xdc00 + static_cast<unsigned>((c - 0x10000) & 0x3ff));
        }
    }
    out += '"';
}

void append(std::string& out, const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Text: append_text(out, value.as_text()); return;
        case Value::Kind::List: {
            out += '[';
            bool first = true;
            for (const Value& item : value.as_list()) {
                if (!first) out += ", ";
                first = false;
                append(out, item);
            }
            out += ']';
            return;
        }
        case Value::Kind::Dict: {
            out += '{';
            bool first = true;
            for (const auto& [key, item] : value.as_dict()) {
                if (!first) out += ", ";
                first = false;
                append_text(out, key);
                out += ": ";
                append(out, item);
            }
            out += '}';
            return;
        }
        default: out += to_json(value);
    }
}

}  // namespace

std::string python_json(const Value& value) {
    std::string out;
    append(out, value);
    return out;
}

}  // namespace cadenza::serializers
