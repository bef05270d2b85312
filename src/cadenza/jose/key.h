#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cadenza/base/result.h"
#include "cadenza/base/value.h"
#include "cadenza/jose/algorithm.h"

namespace cadenza::jose {

enum class KeyUse : std::uint8_t { Sign, Verify, Encrypt, Decrypt };

/// A secret, or a public or private key. Immutable; copies share it; any number of threads may use
/// it at once.
///
/// The readers check what they read: an RSA modulus has 2,048 to 8,192 bits (and is not one of the
/// guessable ones of CVE-2017-15361), points lie on their curves, a private key fits its public
/// one. They never throw and answer with a Fault whose message holds no key material.
class Key {
 public:
    /// The bytes of a shared secret. Refused are an empty one, one beyond 64 KiB, and a text that
    /// is the PEM or SSH form of an asymmetric key (RFC 8725 section 2.1). How long it must be is
    /// the algorithm's matter: see fits().
    static Result<Key> secret(std::string_view bytes, std::string kid = {});
    /// The first of: "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "PUBLIC KEY",
    /// "RSA PUBLIC KEY", "CERTIFICATE" (its public key; its dates and issuer are not checked).
    /// Encrypted keys are refused.
    static Result<Key> from_pem(std::string_view text, std::string kid = {});
    /// RFC 7517, RFC 7518 section 6, RFC 8037; "kid", "alg", "use" and "key_ops" are kept and
    /// obeyed; x5c, x5u and the like are ignored.
    static Result<Key> from_jwk(const Value& jwk);
    static Result<Key> from_jwk_text(std::string_view json);  ///< duplicate names are refused
    /// A new random key for this algorithm: a secret of the hash's length, RSA of 2,048 bits.
    static Key generate(const Algorithm& algorithm, std::string kid = {});

    KeyType type() const;
    Curve curve() const;
    std::size_t bits() const;
    bool is_private() const;         ///< can sign and decrypt; true of every secret
    const std::string& kid() const;  ///< "" if it has none
    const std::string& alg() const;  ///< the only algorithm allowed for it, "" for any
    Key with_kid(std::string kid) const;

    /// Whether the key may be used so: its type and curve are the algorithm's, "alg", "use" and
    /// "key_ops" allow it, a private key is there where one is needed. The Fault says what does not
    /// fit.
    Result<void> fits(const Algorithm& algorithm, KeyUse use) const;

    /// RFC 7517; private members only if asked for. A secret has private members only: without
    /// them its Dict holds "kty" and the descriptive members.
    Dict to_jwk(bool with_private = false) const;
    /// RFC 7638, SHA-256, base64url: a stable kid.
    std::string thumbprint() const;

    Key(const Key&);
    Key(Key&&) noexcept;
    Key& operator=(const Key&);
    Key& operator=(Key&&) noexcept;
    ~Key();

    struct Data;
    const Data& data() const { return *data_; }

 private:
    explicit Key(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> data_;
    friend struct KeyAccess;
};

}  // namespace cadenza::jose
