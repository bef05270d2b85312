#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/datetime.h"

namespace cadenza {

struct Settings;

namespace signing {

/// What signatures are made and checked with: new ones with `key`; those of the fallbacks, former
/// keys, are accepted too.
struct Keys {
    std::string key;
    std::vector<std::string> fallbacks = {};

    /// secret_key and secret_key_fallbacks.
    static Keys of(const Settings& settings);
};

/// Why a signed text was refused. As django.core.signing's BadSignature, and SignatureExpired where
/// `is_expired`.
struct BadSignature {
    std::string message;
    bool is_expired = false;
};

/// What a signed text holds, or why it was refused. Never an exception: it comes from clients.
template <class T>
using Signed = std::expected<T, BadSignature>;

/// Signs texts so that nobody without the key can change them; they stay readable. "value:sig",
/// where sig is the salted HMAC in Base64url. As django.core.signing.Signer, byte for byte: the
/// real Django with the same key and salt reads them, and the reverse.
class Signer {
 public:
    /// The salt names the purpose: what is signed with one is refused with another. Throws
    /// ImproperlyConfigured for an empty key and for a separator that signatures may contain.
    explicit Signer(Keys keys, std::string_view salt = "django.core.signing.Signer",
                    std::string_view separator = ":", crypto::Hash hash = crypto::Hash::Sha256);
    ~Signer();
    Signer(const Signer&);
    Signer(Signer&&) noexcept;

    std::string signature(std::string_view value) const;
    std::string sign(std::string_view value) const;
    Signed<std::string> unsign(std::string_view signed_value) const;

 private:
    friend class TimestampSigner;
    std::string signature(std::string_view value, std::string_view key) const;

    Keys keys_;
    std::string salt_, separator_;
    crypto::Hash hash_;
};

/// A Signer whose signatures also say when they were made: "value:time:sig", the time in seconds
/// since 1970, in base 62. As django.core.signing.TimestampSigner.
class TimestampSigner {
 public:
    explicit TimestampSigner(Keys keys,
                             std::string_view salt = "django.core.signing.TimestampSigner",
                             std::string_view separator = ":",
                             crypto::Hash hash = crypto::Hash::Sha256);

    std::string sign(std::string_view value) const;
    /// Refuses what is older than max_age.
    Signed<std::string> unsign(std::string_view signed_value,
                               std::optional<Duration> max_age = {}) const;

 private:
    Signer signer_;
};

/// The signer of cookies: set_signed_cookie of Django, with the cookie's name in front of the salt.
TimestampSigner cookie_signer(const Keys& keys,
                              std::string_view salt = "django.core.signing.get_cookie_signer");

}  // namespace signing
}  // namespace cadenza
