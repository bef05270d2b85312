#pragma once

#include <optional>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/contrib/auth/hashers/password_hasher.h"

namespace cadenza::auth {

/// "pbkdf2_sha256$1000000$salt$base64": Django's default, and its elder brother with SHA-1.
class Pbkdf2Hasher : public PasswordHasher {
 public:
    Pbkdf2Hasher(crypto::Hash hash, int iterations);
    std::string_view algorithm() const override;
    std::string encode(std::string_view password, std::string_view salt) const override;
    bool verify(std::string_view password, std::string_view encoded) const override;
    bool can_read(std::string_view encoded) const override;
    bool must_update(std::string_view encoded) const override;
    void harden_runtime(std::string_view password, std::string_view encoded) const override;
    std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const override;

 private:
    crypto::Hash hash_;
    int iterations_;
    struct Parts;
    std::optional<Parts> decode(std::string_view encoded) const;
    std::string encode(std::string_view password, std::string_view salt, int iterations) const;
};

}  // namespace cadenza::auth
