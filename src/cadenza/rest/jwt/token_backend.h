#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/jose/claims.h"
#include "cadenza/jose/jws.h"
#include "cadenza/rest/jwt/key_ring.h"

namespace cadenza::jwt {

/// Signs payloads and reads them back, by the keys and rules of the settings: encrypted too, where
/// they say so. Immutable.
class TokenBackend {
 public:
    /// Throws ImproperlyConfigured, with the first problem of the keys.
    explicit TokenBackend(const Settings& settings);

    /// The token. "aud" and "iss" of the settings are added. Throws ImproperlyConfigured where
    /// there is no signing key.
    std::string encode(const Dict& payload) const;
    /// The claims of a token whose signature holds, whose algorithm and key are ours and whose
    /// exp, nbf, iat, aud and iss are right, if it has them. With verify false nothing is checked
    /// but its form. Never throws. Of a claim that is there twice the last counts (RFC 7519
    /// section 4).
    jose::Checked<Dict> decode(std::string_view token, bool verify = true) const;

    double leeway() const noexcept { return rules_.leeway; }  ///< seconds

 private:
    jose::Checked<std::string> decrypted(std::string_view token) const;

    const Settings& settings_;
    KeyRing keys_;
    jose::VerifyOptions options_;
    jose::VerifyOptions decrypt_options_;
    jose::ClaimRules rules_;
};

}  // namespace cadenza::jwt
