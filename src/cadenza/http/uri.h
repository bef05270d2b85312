#pragma once

#include <string>
#include <string_view>

namespace cadenza {

/// The parts of a URI, as urllib.parse.urlsplit: none of them decoded. Tabs and line breaks inside
/// are dropped, and blanks and control characters in front, as browsers do.
struct SplitUri {
    std::string scheme;  ///< in lower case
    std::string netloc, path, query, fragment;
};
SplitUri split_uri(std::string_view uri);

/// reference as seen from base (RFC 3986 5.2), as urllib.parse.urljoin.
std::string join_uri(std::string_view base, std::string_view reference);

/// Percent-encodes what is not ASCII, and blanks, quotes, <, >, \\, ^, `, {, |, }; leaves what is
/// encoded already. As django.utils.encoding.iri_to_uri.
std::string iri_to_uri(std::string_view iri);

/// A decoded path as part of a URI, as django.utils.encoding.escape_uri_path.
std::string escape_uri_path(std::string_view path);

/// "//host" at the start of a path would be read as a host: "/%2Fhost". As
/// django.utils.http.escape_leading_slashes.
std::string escape_leading_slashes(std::string url);

/// The path of a request target: percent-decoded, with bytes that are no UTF-8 percent-encoded
/// again. Appends to out.
void append_decoded_path(std::string& out, std::string_view raw);

/// Bytes of ISO 8859-1 as UTF-8.
std::string latin1_to_utf8(std::string_view bytes);

}  // namespace cadenza
