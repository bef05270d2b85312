#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cadenza/base/crypto/hash.h"

namespace cadenza::jose {

enum class KeyType : std::uint8_t { Oct, Rsa, Ec, Okp };

enum class Curve : std::uint8_t { None, P256, P384, P521, Secp256k1, Ed25519, Ed448 };

enum class Scheme : std::uint8_t { Hmac, RsaPkcs1, RsaPss, Ecdsa, EdDsa };

/// One "alg" of RFC 7518 section 3, RFC 8037 (EdDSA) and RFC 8812 (ES256K). It says everything
/// about the key that it needs, so that a public key can never serve as a secret.
struct Algorithm {
    std::string_view name;
    Scheme scheme;
    crypto::Hash hash;  ///< unused by EdDSA
    KeyType key_type;
    Curve curve;  ///< None where the algorithm does not name one (EdDSA has two)
};

/// By its exact name; nullptr for any other text, "none" in every spelling included.
const Algorithm* find_algorithm(std::string_view name);

/// HS256, HS384, HS512, RS…, PS…, ES256, ES384, ES512, ES256K, EdDSA.
std::span<const Algorithm> algorithms();

}  // namespace cadenza::jose
