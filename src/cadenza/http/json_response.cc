#include <array>
#include <cstdio>

#include "cadenza/base/dict.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/base/text.h"
#include "cadenza/http/response.h"

namespace cadenza {
namespace {

void append_unicode_escape(std::string& out, char32_t unit) {
    std::array<char, 7> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(unit) & 0xffffU);
    out += escape.data();
}

// As json.dumps with ensure_ascii: everything beyond ASCII as UTF-16 escapes.
void append_ascii_string(std::string& out, std::string_view text) {
    std::string quoted;
    append_json_string(quoted, text);
    for (std::size_t i = 0; i < quoted.size();) {
        if (static_cast<unsigned char>(quoted[i]) < 0x80) {
            out += quoted[i++];
            continue;
        }
        char32_t code = next_code_point(quoted, i);
        if (code < 0x10000) {
            append_unicode_escape(out, code);
        } else {
            append_unicode_escape(out, 0xd800 + ((code - 0x10000) >> 10));
            append_unicode_escape(out, 0xdc00 + ((code - 0x10000) & 0x3ff));
        }
    }
}

// "…:03.456789Z" with milliseconds only, as DjangoJSONEncoder.
std::string with_milliseconds(std::string iso) {
    std::size_t point = iso.find('.');
    if (point != std::string::npos && iso.size() >= point + 7) iso.erase(point + 4, 3);
    return iso;
}

// "P1DT02H03M04S", as django.utils.duration.duration_iso_string.
std::string iso_duration(Duration duration) {
    std::uint64_t rest = duration.microseconds < 0
                             ? 0 - static_cast<std::uint64_t>(duration.microseconds)
                             : static_cast<std::uint64_t>(duration.microseconds);
    std::array<char, 64> text{};
    std::uint64_t seconds = rest / 1'000'000;
    std::snprintf(text.data(), text.size(), "%sP%lluDT%02lluH%02lluM%02llu",
                  duration.microseconds < 0 ? "-" : "",
                  static_cast<unsigned long long>(seconds / 86'400),
                  static_cast<unsigned long long>(seconds / 3600 % 24),
                  static_cast<unsigned long long>(seconds / 60 % 60),
                  static_cast<unsigned long long>(seconds % 60));
    std::string out = text.data();
    if (rest % 1'000'000 != 0) {
        std::snprintf(text.data(), text.size(), ".%06llu",
                      static_cast<unsigned long long>(rest % 1'000'000));
        out += text.data();
    }
    return out + "S";
}

void append(std::string& out, const Value& value);

template <class Entries>
void append_object(std::string& out, const Entries& entries) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : entries) {
        if (!first) out += ", ";
        first = false;
        append_ascii_string(out, name);
        out += ": ";
        append(out, value);
    }
    out += '}';
}

void append_list(std::string& out, const List& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) out += ", ";
        append(out, list[i]);
    }
    out += ']';
}

void append(std::string& out, const Value& value) {
    switch (value.kind()) {
        case Value::Kind::List: return append_list(out, value.as_list());
        case Value::Kind::Dict: return append_object(out, value.as_dict());
        case Value::Kind::Form: return append_object(out, value.as_form().dict());
        case Value::Kind::DateTime:
            return append_ascii_string(out, with_milliseconds(value.as_datetime().iso()));
        case Value::Kind::Time:
            return append_ascii_string(out, with_milliseconds(value.as_time().str()));
        case Value::Kind::Duration:
            return append_ascii_string(out, iso_duration(value.as_duration()));
        case Value::Kind::Null:
        case Value::Kind::Bool:
        case Value::Kind::Int:
        case Value::Kind::BigInt:
        case Value::Kind::Float:
        case Value::Kind::Json: return JsonWriter(out).value(value);
        default: return append_ascii_string(out, value.str());
    }
}

}  // namespace

JsonResponse::JsonResponse(const Value& value, int status) : Response(Empty{}, status) {
    append(content, value);
    headers.borrow("Content-Type", "application/json");
}

}  // namespace cadenza
