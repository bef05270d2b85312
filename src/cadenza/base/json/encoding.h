#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/result.h"

namespace cadenza::internal {

/// Whether bytes are UTF-8, at the speed of memory.
bool is_utf8_fast(std::string_view bytes) noexcept;

/// The words of Python's UnicodeDecodeError for bytes that are not UTF-8.
Fault utf8_fault(std::string_view bytes);

/// A JSON text in UTF-16 or UTF-32 (told by its byte order mark or by where its first zero bytes
/// are) as UTF-8; nothing if it is neither.
std::optional<Result<std::string>> transcode_wide_json(std::string_view bytes);

}  // namespace cadenza::internal
