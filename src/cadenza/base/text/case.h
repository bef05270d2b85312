#pragma once

#include <string>
#include <string_view>

namespace cadenza {

// Letters by Unicode's simple mappings: one code point to one code point, no language rules.

std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
/// For comparing without regard to case; also "ß" = "ss".
std::string casefold(std::string_view text);
std::string ascii_lower(std::string_view text);
bool ascii_iequals(std::string_view a, std::string_view b) noexcept;

/// A letter, digit or underscore of any script: \w in Python.
bool is_word(char32_t code_point) noexcept;
/// What str.isspace() and str.strip() know as a blank.
bool is_space(char32_t code_point) noexcept;
/// 0 to 9 for the decimal digits of every script, -1 for anything else.
int decimal_digit(char32_t code_point) noexcept;

/// The text without blanks at both ends, as str.strip().
std::string_view strip(std::string_view text) noexcept;

/// ASCII letters of the text's Latin letters ("é" → "e", "ﬁ" → "fi"); everything else outside ASCII
/// is left out. As NFKD followed by encode("ascii", "ignore").
std::string to_ascii(std::string_view text);

/// "Héllo, Wörld!" → "hello-world", as django.utils.text.slugify.
std::string slugify(std::string_view text, bool allow_unicode = false);

}  // namespace cadenza
