#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cadenza/base/crypto/hash.h"

namespace cadenza::crypto {

/// PBKDF2 (RFC 8018 section 5.2) with HMAC: `length` bytes, 0 for as many as the hash has.
/// `iterations` is at least 1. It takes long on purpose: not on an event loop.
std::string pbkdf2(Hash hash, std::string_view password, std::string_view salt, int iterations,
                   std::size_t length = 0);

}  // namespace cadenza::crypto
