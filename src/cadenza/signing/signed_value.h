#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/signing/signer.h"

namespace cadenza::signing {

inline constexpr std::string_view kDefaultSalt = "django.core.signing";

struct DumpOptions {
    std::string_view salt = kDefaultSalt;
    bool compress = false;  ///< with zlib, where that makes it shorter
};

/// A value as text for URLs and cookies: its JSON, in Base64url, with a time and a signature. It
/// can be read by anybody and changed by nobody. As django.core.signing.dumps, byte for byte.
std::string dumps(const Keys& keys, const Value& value, const DumpOptions& options = {});

struct LoadOptions {
    std::string_view salt = kDefaultSalt;
    std::optional<Duration> max_age = {};  ///< since it was signed
};

/// The value in such a text. Refused: a wrong signature, one that is too old, and what is signed
/// but no JSON, or more than 16 MiB of it.
Signed<Value> loads(const Keys& keys, std::string_view text, const LoadOptions& options = {});

}  // namespace cadenza::signing
