#include "cadenza/base/json/encoding.h"

#include <simdjson.h>

#include <cstdint>
#include <cstdio>

#include "cadenza/base/text/utf8.h"

namespace cadenza::internal {
namespace {

struct Form {
    int width;  // bytes of a unit
    bool big_endian;
    std::size_t mark;  // bytes of the byte order mark
};

// As json.detect_encoding of Python.
std::optional<Form> wide_form(std::string_view b) {
    using namespace std::string_view_literals;
    if (b.starts_with("\0\0\xfe\xff"sv)) return Form{4, true, 4};
    if (b.starts_with("\xff\xfe\0\0"sv)) return Form{4, false, 4};
    if (b.starts_with("\xfe\xff"sv)) return Form{2, true, 2};
    if (b.starts_with("\xff\xfe"sv)) return Form{2, false, 2};
    if (b.size() >= 4) {
        if (b[0] == 0) return b[1] != 0 ? Form{2, true, 0} : Form{4, true, 0};
        if (b[1] == 0) return b[2] != 0 || b[3] != 0 ? Form{2, false, 0} : Form{4, false, 0};
    } else if (b.size() == 2) {
        if (b[0] == 0) return Form{2, true, 0};
        if (b[1] == 0) return Form{2, false, 0};
    }
    return std::nullopt;
}

std::uint32_t unit_at(std::string_view b, std::size_t at, const Form& form) {
    std::uint32_t unit = 0;
    for (int i = 0; i < form.width; ++i) {
        int place = form.big_endian ? i : form.width - 1 - i;
        unit = unit << 8 | static_cast<std::uint8_t>(b[at + static_cast<std::size_t>(place)]);
    }
    return unit;
}

}  // namespace

bool is_utf8_fast(std::string_view bytes) noexcept {
    constexpr std::size_t kShort = 64;  // below, the call costs more than it saves
    return bytes.size() < kShort ? is_utf8(bytes)
                                 : simdjson::validate_utf8(bytes.data(), bytes.size());
}

Fault utf8_fault(std::string_view bytes) {
    auto fault = find_utf8_fault(bytes).value_or(Utf8Fault{});
    char text[160];
    if (fault.length == 1) {
        auto byte = static_cast<unsigned>(static_cast<std::uint8_t>(bytes[fault.position]));
        std::snprintf(text, sizeof text,
                      "'utf-8' codec can't decode byte 0x%02x in position %zu: %s", byte,
                      fault.position, fault.reason);
    } else {
        std::snprintf(text, sizeof text, "'utf-8' codec can't decode bytes in position %zu-%zu: %s",
                      fault.position, fault.position + fault.length - 1, fault.reason);
    }
    return {text, fault.position};
}

std::optional<Result<std::string>> transcode_wide_json(std::string_view bytes) {
    auto form = wide_form(bytes);
    if (!form) return std::nullopt;
    const char* name = form->width == 2 ? "utf-16" : "utf-32";
    auto broken = [&](std::size_t at, const char* reason) -> Result<std::string> {
        return fault(std::string("'") + name + "' codec can't decode the bytes in position " +
                         std::to_string(at) + ": " + reason,
                     at);
    };
    const auto width = static_cast<std::size_t>(form->width);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = form->mark; at < bytes.size(); at += width) {
        if (at + width > bytes.size()) return broken(at, "truncated data");
        std::uint32_t c = unit_at(bytes, at, *form);
        bool low = c >= 0xdc00 && c < 0xe000, high = c >= 0xd800 && c < 0xdc00;
        if (width == 2 && high) {
            if (at + 4 > bytes.size()) return broken(at, "unexpected end of data");
            std::uint32_t second = unit_at(bytes, at + 2, *form);
            if (second < 0xdc00 || second >= 0xe000) return broken(at, "illegal UTF-16 surrogate");
            c = 0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00);
            at += 2;
        } else if (low || high || c > 0x10ffff) {
            return broken(at,
                          width == 2 ? "illegal encoding" : "code point not in range(0x110000)");
        }
        append_utf8(out, c);
    }
    return out;
}

}  // namespace cadenza::internal
