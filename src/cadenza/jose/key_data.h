#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cadenza/base/crypto/hmac_key.h"
#include "cadenza/jose/key.h"
#include "cadenza/jose/openssl.h"

namespace cadenza::jose {

/// What a Key shares.
struct Key::Data {
    KeyType type = KeyType::Oct;
    Curve curve = Curve::None;
    std::size_t bits = 0;
    bool is_private = false;
    bool from_jwk = false;  ///< RFC 7518 section 3.2 holds: a secret as long as the hash
    std::string kid, alg, use;
    std::vector<std::string> key_ops;
    std::string secret;                 // Oct
    std::vector<crypto::HmacKey> macs;  // Oct: for HS256, HS384 and HS512
    std::shared_ptr<evp_pkey_st> pkey;  // the others

    Data() = default;
    Data(const Data&) = default;
    Data& operator=(const Data&) = delete;
    ~Data();  ///< wipes the secret
};

/// Makes Keys of Data, for the readers.
struct KeyAccess {
    static Key make(Key::Data data);
};

/// Fills type, curve, bits and pkey. Refuses types and sizes that no algorithm here uses, RSA keys
/// that can be guessed, and private keys that do not belong to their public half.
Result<void> adopt_pkey(Key::Data& data, PkeyPtr pkey, bool is_private);

/// Fills type, bits, secret and macs.
Result<void> adopt_secret(Key::Data& data, std::string_view bytes);

/// The name of a curve in JWK ("P-256"), "" for None.
std::string_view jwk_name(Curve curve);
/// The name of a curve in OpenSSL ("prime256v1").
std::string_view openssl_name(Curve curve);
/// Bytes of a coordinate, or of an OKP key.
std::size_t curve_size(Curve curve);

}  // namespace cadenza::jose
