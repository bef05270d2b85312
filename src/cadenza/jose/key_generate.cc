#include <openssl/core_names.h>
#include <openssl/evp.h>

#include "cadenza/base/crypto/random.h"
#include "cadenza/base/error.h"
#include "cadenza/jose/key_data.h"

namespace cadenza::jose {
namespace {

PkeyPtr generate_pkey(const Algorithm& algorithm) {
    switch (algorithm.key_type) {
        case KeyType::Rsa:
            return PkeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048}));
        case KeyType::Ec:
            return PkeyPtr(
                EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", openssl_name(algorithm.curve).data()));
        case KeyType::Okp: return PkeyPtr(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        case KeyType::Oct: break;
    }
    return nullptr;
}

std::size_t secret_size(const Algorithm& algorithm) {
    return algorithm.hash == crypto::Hash::Sha512   ? 64
           : algorithm.hash == crypto::Hash::Sha384 ? 48
                                                    : 32;
}

}  // namespace

Key Key::generate(const Algorithm& algorithm, std::string kid) {
    Data data;
    data.kid = std::move(kid);
    Result<void> made;
    if (algorithm.key_type == KeyType::Oct) {
        made = adopt_secret(data, crypto::random_bytes(secret_size(algorithm)));
    } else if (PkeyPtr pkey = generate_pkey(algorithm)) {
        made = adopt_pkey(data, std::move(pkey), true);
    } else {
        made = fault("OpenSSL makes no key for it.");
    }
    if (!made) {
        throw Error("No key for " + std::string(algorithm.name) +
                    " was made: " + made.error().message);
    }
    return KeyAccess::make(std::move(data));
}

}  // namespace cadenza::jose
