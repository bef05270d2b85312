#pragma once

#include <string>
#include <string_view>

#include "cadenza/jose/key.h"

namespace cadenza::jose {

/// The bare signature of RFC 7518 section 3: an HMAC, an RSA signature, r and s of equal length, or
/// RFC 8032's. Throws Error if the key does not fit.
std::string make_signature(const Algorithm& algorithm, const Key& key, std::string_view message);

/// Never throws; false for a key that does not fit, too. An HMAC is compared in constant time.
bool verify_signature(const Algorithm& algorithm, const Key& key, std::string_view message,
                      std::string_view signature);

}  // namespace cadenza::jose
