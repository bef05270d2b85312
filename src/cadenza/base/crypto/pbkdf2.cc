#include "cadenza/base/crypto/pbkdf2.h"

#include <cstdint>

#include "cadenza/base/crypto/hmac_key.h"

namespace cadenza::crypto {

std::string pbkdf2(Hash hash, std::string_view password, std::string_view salt, int iterations,
                   std::size_t length) {
    HmacKey key(hash, password);
    std::string out;
    for (std::uint32_t block = 1; out.empty() || out.size() < length; ++block) {
        std::string seed(salt);
        for (int shift = 24; shift >= 0; shift -= 8) seed += static_cast<char>(block >> shift);
        out += key.chain(seed, iterations);
    }
    if (length != 0) out.resize(length);
    return out;
}

}  // namespace cadenza::crypto
