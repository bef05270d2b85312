#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "cadenza/jose/key.h"

namespace cadenza::jose {

/// The keys that may have signed a token, in order. For rotation: add the new key in front, keep
/// the old ones until their last token has expired.
class KeySet {
 public:
    KeySet() = default;
    KeySet(std::initializer_list<Key> keys) : keys_(keys) {}
    KeySet(Key key);  // NOLINT: a key is a set of one

    /// {"keys": […]}, RFC 7517 section 5. Members that this module does not know (other types,
    /// curves, uses) are skipped; refused is a set without one usable key, one of more than 100,
    /// and one that mixes secrets with public keys.
    static Result<KeySet> from_jwks(const Value& jwks);
    static Result<KeySet> from_jwks_text(std::string_view json);

    void add(Key key);
    bool empty() const { return keys_.empty(); }
    std::size_t size() const { return keys_.size(); }
    std::vector<Key>::const_iterator begin() const { return keys_.begin(); }
    std::vector<Key>::const_iterator end() const { return keys_.end(); }

    /// The first key of that kid, or nullptr.
    const Key* find(std::string_view kid) const;

    /// The public halves as {"keys": […]}, for an endpoint that publishes them; no secrets.
    Dict public_jwks() const;

 private:
    std::vector<Key> keys_;
};

}  // namespace cadenza::jose
