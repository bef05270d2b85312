#pragma once

#include "cadenza/contrib/auth/hashers/password_hasher.h"

namespace cadenza::auth {

/// "bcrypt_sha256$$2b$12$salthash", by libcrypt: bcrypt of the SHA-256 of the password in hex,
/// which lifts bcrypt's limit of 72 bytes; or plain "bcrypt", which has it.
class BcryptHasher : public PasswordHasher {
 public:
    /// Throws ImproperlyConfigured unless rounds is from 4 to 31.
    BcryptHasher(bool sha256, int rounds);
    std::string_view algorithm() const override;
    std::string salt() const override;  ///< "$2b$12$" and 22 characters
    /// Throws Error for a salt of another form, and (plain bcrypt) a password with a zero byte.
    std::string encode(std::string_view password, std::string_view salt) const override;
    bool verify(std::string_view password, std::string_view encoded) const override;
    bool can_read(std::string_view encoded) const override;
    bool must_update(std::string_view encoded) const override;
    void harden_runtime(std::string_view password, std::string_view encoded) const override;
    std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const override;

 private:
    bool sha256_;
    int rounds_;
};

}  // namespace cadenza::auth
