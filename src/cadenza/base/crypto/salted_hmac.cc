#include "cadenza/base/crypto/salted_hmac.h"

namespace cadenza::crypto {

std::string salted_hmac(std::string_view key_salt, std::string_view value, std::string_view secret,
                        Hash hash) {
    std::string material(key_salt);
    material += secret;
    return hmac(hash, digest(hash, material), value);
}

}  // namespace cadenza::crypto
