#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// Well-formed UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view bytes) noexcept;

/// Where UTF-8 breaks, and the words of Python's UnicodeDecodeError for it: "invalid start byte",
/// "invalid continuation byte" or "unexpected end of data".
struct Utf8Fault {
    std::size_t position = 0;
    std::size_t length = 1;  ///< bytes that belong to the broken sequence
    const char* reason = "";
};
std::optional<Utf8Fault> find_utf8_fault(std::string_view bytes) noexcept;

/// The text with U+FFFD in place of each broken sequence, as Python's decode(errors="replace").
std::string replace_invalid_utf8(std::string_view bytes);

/// The code point at `at`, which moves behind it. A broken sequence gives U+FFFD and moves by one
/// byte.
char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;

/// The number of code points: what len() says in Python.
std::size_t utf8_length(std::string_view text) noexcept;

/// The first `count` code points.
std::string_view utf8_prefix(std::string_view text, std::size_t count) noexcept;

/// Appends a code point; surrogates and values beyond U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace cadenza
