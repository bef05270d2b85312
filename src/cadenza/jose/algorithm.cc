#include "cadenza/jose/algorithm.h"

#include <array>

namespace cadenza::jose {
namespace {

using crypto::Hash;

constexpr std::array kAlgorithms{
    Algorithm{"HS256", Scheme::Hmac, Hash::Sha256, KeyType::Oct, Curve::None},
    Algorithm{"HS384", Scheme::Hmac, Hash::Sha384, KeyType::Oct, Curve::None},
    Algorithm{"HS512", Scheme::Hmac, Hash::Sha512, KeyType::Oct, Curve::None},
    Algorithm{"RS256", Scheme::RsaPkcs1, Hash::Sha256, KeyType::Rsa, Curve::None},
    Algorithm{"RS384", Scheme::RsaPkcs1, Hash::Sha384, KeyType::Rsa, Curve::None},
    Algorithm{"RS512", Scheme::RsaPkcs1, Hash::Sha512, KeyType::Rsa, Curve::None},
    Algorithm{"PS256", Scheme::RsaPss, Hash::Sha256, KeyType::Rsa, Curve::None},
    Algorithm{"PS384", Scheme::RsaPss, Hash::Sha384, KeyType::Rsa, Curve::None},
    Algorithm{"PS512", Scheme::RsaPss, Hash::Sha512, KeyType::Rsa, Curve::None},
    Algorithm{"ES256", Scheme::Ecdsa, Hash::Sha256, KeyType::Ec, Curve::P256},
    Algorithm{"ES384", Scheme::Ecdsa, Hash::Sha384, KeyType::Ec, Curve::P384},
    Algorithm{"ES512", Scheme::Ecdsa, Hash::Sha512, KeyType::Ec, Curve::P521},
    Algorithm{"ES256K", Scheme::Ecdsa, Hash::Sha256, KeyType::Ec, Curve::Secp256k1},
    Algorithm{"EdDSA", Scheme::EdDsa, Hash::Sha512, KeyType::Okp, Curve::None},
};

}  // namespace

const Algorithm* find_algorithm(std::string_view name) {
    for (const Algorithm& algorithm : kAlgorithms) {
        if (algorithm.name == name) return &algorithm;
    }
    return nullptr;
}

std::span<const Algorithm> algorithms() {
    return kAlgorithms;
}

}  // namespace cadenza::jose
