#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/crypto/hash.h"

namespace cadenza::crypto {

/// The HMAC of `value` with a key derived from a salt, which names the purpose, and the secret:
/// HMAC(H(key_salt + secret), value), as bytes. A signature for one purpose is none for another. As
/// django.utils.crypto.salted_hmac, whose default is SHA-1.
std::string salted_hmac(std::string_view key_salt, std::string_view value, std::string_view secret,
                        Hash hash = Hash::Sha256);

}  // namespace cadenza::crypto
