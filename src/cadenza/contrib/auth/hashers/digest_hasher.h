#pragma once

#include "cadenza/base/crypto/hash.h"
#include "cadenza/contrib/auth/hashers/password_hasher.h"

namespace cadenza::auth {

/// "md5$salt$hex" and "sha1$salt$hex": one hash and no work at all. For tests, and for users of
/// very old sites, who get a better hash at their next login.
class SaltedDigestHasher : public PasswordHasher {
 public:
    explicit SaltedDigestHasher(crypto::Hash hash);  ///< Md5 or Sha1
    std::string_view algorithm() const override;
    std::string encode(std::string_view password, std::string_view salt) const override;
    bool verify(std::string_view password, std::string_view encoded) const override;
    bool can_read(std::string_view encoded) const override;
    bool must_update(std::string_view encoded) const override;
    std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const override;

 private:
    crypto::Hash hash_;
};

/// "sha1$$hex" and plain "hex" of MD5 (also "md5$$hex"), without salt. These verify only:
/// encode() throws Error.
class UnsaltedDigestHasher : public PasswordHasher {
 public:
    explicit UnsaltedDigestHasher(crypto::Hash hash);  ///< Md5 or Sha1
    std::string_view algorithm() const override;       ///< "unsalted_md5", "unsalted_sha1"
    std::string salt() const override;                 ///< ""
    std::string encode(std::string_view password, std::string_view salt) const override;
    bool verify(std::string_view password, std::string_view encoded) const override;
    bool must_update(std::string_view encoded) const override;
    std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const override;

 private:
    crypto::Hash hash_;
};

}  // namespace cadenza::auth
