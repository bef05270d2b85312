#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cadenza::crypto {

/// RFC 4648 section 4, with padding.
std::string base64_encode(std::string_view bytes);
/// RFC 4648 section 5 without padding, as JOSE and django.core.signing write it.
std::string base64url_encode(std::string_view bytes);

/// Strict: the alphabet only, padding exactly where it belongs, no stray bits in the last
/// character. Of any bytes there is one text only.
std::optional<std::string> base64_decode(std::string_view text);
/// Strict, without padding.
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace cadenza::crypto
