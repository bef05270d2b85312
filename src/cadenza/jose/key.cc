#include "cadenza/jose/key.h"

#include <openssl/crypto.h>

#include <algorithm>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/jose/key_data.h"

namespace cadenza::jose {
namespace {

constexpr std::size_t kLongestSecret = 64 * 1024;
constexpr std::size_t kShortestSecret = 32;

std::string_view type_name(KeyType type) {
    switch (type) {
        case KeyType::Oct: return "a secret";
        case KeyType::Rsa: return "an RSA key";
        case KeyType::Ec: return "an EC key";
        case KeyType::Okp: return "an Ed25519 or Ed448 key";
    }
    return "";
}

std::size_t hash_bits(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::Sha384: return 384;
        case crypto::Hash::Sha512: return 512;
        default: return 256;
    }
}

// "ES521" is how some write ES512, after its curve.
const Algorithm* declared(std::string_view alg) {
    return find_algorithm(alg == "ES521" ? "ES512" : alg);
}

// A key's "alg" allows that algorithm. An RSA key made for a shorter hash may be used with a longer
// one of the same scheme, never the reverse.
bool alg_allows(const std::string& alg, const Algorithm& algorithm) {
    if (alg.empty() || alg == algorithm.name) return true;
    const Algorithm* own = declared(alg);
    if (own == nullptr || own->scheme != algorithm.scheme) return false;
    if (own->scheme == Scheme::Ecdsa) return own == &algorithm;
    bool signature = find_algorithm(algorithm.name) != nullptr;  // not of a JWE
    return signature && own->key_type == KeyType::Rsa &&
           hash_bits(own->hash) <= hash_bits(algorithm.hash);
}

std::string_view operation(KeyUse use) {
    switch (use) {
        case KeyUse::Sign: return "sign";
        case KeyUse::Verify: return "verify";
        case KeyUse::Encrypt: return "encrypt";
        case KeyUse::Decrypt: return "decrypt";
    }
    return "";
}

// A private key that may sign may check what it signed.
bool operations_allow(const std::vector<std::string>& key_ops, KeyUse use) {
    auto has = [&](std::string_view name) {
        return std::ranges::find(key_ops, name) != key_ops.end();
    };
    if (key_ops.empty() || has(operation(use))) return true;
    switch (use) {
        case KeyUse::Verify: return has("sign");
        case KeyUse::Encrypt: return has("wrapKey") || has("decrypt") || has("unwrapKey");
        case KeyUse::Decrypt: return has("unwrapKey");
        case KeyUse::Sign: return false;
    }
    return false;
}

Result<void> secret_long_enough(const Key::Data& data, const Algorithm& algorithm) {
    std::size_t least = data.from_jwk ? hash_bits(algorithm.hash) / 8 : kShortestSecret;
    if (data.secret.size() >= least) return {};
    return fault("The secret is too short for " + std::string(algorithm.name) + ": it has " +
                 std::to_string(data.secret.size()) + " bytes and needs " + std::to_string(least) +
                 ".");
}

}  // namespace

Key::Data::~Data() {
    OPENSSL_cleanse(secret.data(), secret.size());
}

Key KeyAccess::make(Key::Data data) {
    return Key(std::make_shared<const Key::Data>(std::move(data)));
}

Result<void> adopt_secret(Key::Data& data, std::string_view bytes) {
    if (bytes.empty()) return fault("The secret is empty.");
    if (bytes.size() > kLongestSecret) return fault("The secret is longer than 64 KiB.");
    bool asymmetric = bytes.find("-----BEGIN ") != bytes.npos || bytes.starts_with("ssh-") ||
                      bytes.starts_with("ecdsa-sha2-");
    if (asymmetric) {
        return fault(
            "The specified key is an asymmetric key or x509 certificate and should not be "
            "used as an HMAC secret.");
    }
    data.type = KeyType::Oct;
    data.bits = bytes.size() * 8;
    data.is_private = true;
    data.secret = bytes;
    for (auto hash : {crypto::Hash::Sha256, crypto::Hash::Sha384, crypto::Hash::Sha512}) {
        data.macs.emplace_back(hash, bytes);
    }
    return {};
}

Result<Key> Key::secret(std::string_view bytes, std::string kid) {
    Data data;
    data.kid = std::move(kid);
    if (auto adopted = adopt_secret(data, bytes); !adopted) {
        return std::unexpected(std::move(adopted.error()));
    }
    return KeyAccess::make(std::move(data));
}

Result<void> Key::fits(const Algorithm& algorithm, KeyUse use) const {
    const Data& d = *data_;
    std::string name(algorithm.name);
    if (d.type != algorithm.key_type) {
        return fault(name + " cannot be used with " + std::string(type_name(d.type)) + ".");
    }
    if (algorithm.curve != Curve::None && d.curve != algorithm.curve) {
        return fault(name + " needs a key of curve " + std::string(jwk_name(algorithm.curve)) +
                     ", not " + std::string(jwk_name(d.curve)) + ".");
    }
    if (!alg_allows(d.alg, algorithm))
        return fault("The key is for '" + d.alg + "', not " + name + ".");
    bool signature = use == KeyUse::Sign || use == KeyUse::Verify;
    if (!d.use.empty() && d.use != (signature ? "sig" : "enc")) {
        return fault("The key's use is '" + d.use + "'.");
    }
    if (!operations_allow(d.key_ops, use)) {
        return fault("The key's key_ops do not list '" + std::string(operation(use)) + "'.");
    }
    bool needs_private = use == KeyUse::Sign || use == KeyUse::Decrypt;
    if (needs_private && !d.is_private)
        return fault("A private key is needed to " + std::string(operation(use)) + ".");
    if (algorithm.scheme == Scheme::Hmac) return secret_long_enough(d, algorithm);
    return {};
}

KeyType Key::type() const {
    return data_->type;
}
Curve Key::curve() const {
    return data_->curve;
}
std::size_t Key::bits() const {
    return data_->bits;
}
bool Key::is_private() const {
    return data_->is_private;
}
const std::string& Key::kid() const {
    return data_->kid;
}
const std::string& Key::alg() const {
    return data_->alg;
}

Key Key::with_kid(std::string kid) const {
    Data copy = *data_;
    copy.kid = std::move(kid);
    return KeyAccess::make(std::move(copy));
}

std::string Key::thumbprint() const {
    // RFC 7638 section 3.2: the required members only, in the order of their names.
    Dict jwk = to_jwk(type() == KeyType::Oct);
    Dict required;
    for (std::string_view name : {"crv", "e", "k", "kty", "n", "x", "y"}) {
        if (const Value* value = jwk.find(name)) required.set(name, *value);
    }
    return crypto::base64url_encode(crypto::digest(crypto::Hash::Sha256, to_json(required)));
}

Key::Key(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
Key::Key(const Key&) = default;
Key::Key(Key&&) noexcept = default;
Key& Key::operator=(const Key&) = default;
Key& Key::operator=(Key&&) noexcept = default;
Key::~Key() = default;

}  // namespace cadenza::jose
