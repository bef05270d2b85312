#include <array>
#include <cstdio>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza {
namespace {

constexpr char32_t kDelete = 0x7f;  // ASCII, but Python escapes it

void append_unit(std::string& out, char32_t unit) {
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(unit) & 0xffffU);
    out += escape.data();
}

}  // namespace

std::string to_ascii_json(const Value& value) {
    std::string json = to_json(value);
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size();) {
        const char32_t code = next_code_point(json, i);
        if (code < kDelete) {
            out += static_cast<char>(code);
        } else if (code < 0x10000) {
            append_unit(out, code);
        } else {
            append_unit(out, 0xd800 + ((code - 0x10000) >> 10));
            append_unit(out, 0xdc00 + ((code - 0x10000) & 0x3ff));
        }
    }
    return out;
}

}  // namespace cadenza
