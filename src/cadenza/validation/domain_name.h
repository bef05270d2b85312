#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cadenza::internal {

/// The domain of an e-mail address: letters, digits and hyphens of ASCII, two labels at least.
bool is_ascii_domain(std::string_view domain);

/// A host name with letters of any script (U+00A1 to U+FFFF), two labels at least, the last without
/// digits; a dot at the end if `trailing_dot`. As django.core.validators.DomainNameValidator.
bool is_host_name(std::string_view host, bool trailing_dot);

/// The domain with labels of other scripts in Punycode ("bücher.example" →
/// "xn--bcher-kva.example"), as IDNA 2003 (RFC 3490 ToASCII; letters are folded, compatibility
/// forms only where they are full-width ASCII). Empty where a label is empty, too long or has
/// characters that names may not have.
std::optional<std::string> to_ascii_domain(std::string_view domain);

}  // namespace cadenza::internal
