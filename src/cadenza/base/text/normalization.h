#pragma once

#include <string>
#include <string_view>

namespace cadenza {

/// The text in Unicode's normalisation form KC, in which texts that look alike or mean the same
/// are equal: "ﬁ" becomes "fi", "e" with a combining accent becomes "é". As
/// unicodedata.normalize("NFKC", text). Bytes that are no UTF-8 become U+FFFD.
std::string nfkc(std::string_view text);

}  // namespace cadenza
