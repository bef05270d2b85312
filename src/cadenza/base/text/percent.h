#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// Percent-encodes every byte but ASCII letters, digits, "_.-~" and those in `safe`, as
/// urllib.parse.quote.
std::string percent_encode(std::string_view text, std::string_view safe = "/");

/// Replaces each "%XX" by its byte; a '%' without two hex digits stays. As
/// urllib.parse.unquote_to_bytes.
std::string percent_decode(std::string_view text);

/// One name or value of application/x-www-form-urlencoded: as percent_encode, with '+' for a blank.
void append_form_encoded(std::string& out, std::string_view text);

/// The reverse of append_form_encoded: '+' is a blank.
std::string form_decode(std::string_view text);

}  // namespace cadenza
