#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cadenza/base/crypto/hash.h"

namespace cadenza::crypto {

/// A key whose HMACs (RFC 2104) are computed many times: what depends on the key alone is computed
/// once, so that a short text costs a fifth of what hmac() does. Immutable; copies share it;
/// threads may use it at once.
class HmacKey {
 public:
    HmacKey(Hash hash, std::string_view key);

    std::string operator()(std::string_view data) const;
    /// The inner function of PBKDF2: u₁ = HMAC(data), uᵢ₊₁ = HMAC(uᵢ), and all of them, `count` (at
    /// least 1), combined by exclusive or.
    std::string chain(std::string_view data, int count) const;
    Hash hash() const { return hash_; }

    struct State;

 private:
    Hash hash_;
    std::shared_ptr<const State> state_;
};

}  // namespace cadenza::crypto
