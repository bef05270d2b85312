#pragma once

#include "cadenza/contrib/auth/hashers/password_hasher.h"

namespace cadenza::auth {

/// "scrypt$16384$salt$8$5$base64" of 64 bytes (RFC 7914).
class ScryptHasher : public PasswordHasher {
 public:
    /// Throws ImproperlyConfigured for costs that scrypt does not take, or beyond 1 GiB of memory.
    ScryptHasher(int work_factor, int block_size, int parallelism);
    std::string_view algorithm() const override;
    std::string encode(std::string_view password, std::string_view salt) const override;
    bool verify(std::string_view password, std::string_view encoded) const override;
    bool can_read(std::string_view encoded) const override;
    bool must_update(std::string_view encoded) const override;
    std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const override;

 private:
    int work_factor_, block_size_, parallelism_;
};

}  // namespace cadenza::auth
