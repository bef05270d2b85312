#pragma once

#include <optional>

#include "cadenza/contrib/auth/hashers/password_hasher.h"

namespace cadenza::auth {

/// "argon2$argon2id$v=19$m=102400,t=2,p=8$salt$hash", by libargon2. Hashes of argon2i and argon2d
/// are verified too.
class Argon2Hasher : public PasswordHasher {
 public:
    /// Throws ImproperlyConfigured for costs that Argon2 does not take.
    Argon2Hasher(int time_cost, int memory_cost, int parallelism);
    std::string_view algorithm() const override;
    std::string encode(std::string_view password, std::string_view salt) const override;
    bool verify(std::string_view password, std::string_view encoded) const override;
    bool can_read(std::string_view encoded) const override;
    bool must_update(std::string_view encoded) const override;
    std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const override;

 private:
    int time_cost_, memory_cost_, parallelism_;
};

}  // namespace cadenza::auth
