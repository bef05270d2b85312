#pragma once

#include <string_view>

namespace cadenza {

/// The media type that belongs to a file's name, by its extension: "text/css";
/// "application/octet-stream" where unknown. Compressed files ("a.tar.gz") get the type of their
/// compression, so that clients store what they are sent.
std::string_view guess_content_type(std::string_view file_name) noexcept;

}  // namespace cadenza
