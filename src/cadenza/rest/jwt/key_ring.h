#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cadenza/checks/check.h"
#include "cadenza/jose/key_set.h"

namespace cadenza {
struct Settings;
}

namespace cadenza::jwt {

/// The keys that Settings::simple_jwt names, read and judged. What is wrong with them is in
/// `problems`: jwt.E001 (a secret below 32 bytes), E002 (no such algorithm), E003 (a key that
/// cannot be read or does not fit its algorithm), E004 (no signing key), E005 (jwk_url), E006
/// (encryption), E007 (kid missing or twice). Nothing may be signed or believed while there are
/// any.
struct KeyRing {
    explicit KeyRing(const Settings& settings);

    std::optional<jose::Key> signing;
    std::string signing_algorithm;
    jose::KeySet verifying;
    std::vector<std::string> algorithms;  ///< that a token may name
    std::optional<jose::Key> encryption;  ///< none: tokens are not encrypted
    std::string encryption_algorithm;
    std::vector<CheckMessage> problems;

 private:
    void read_keys(const Settings& settings);
    void read_single(const Settings& settings);
    void read_several(const Settings& settings);
    void read_jwk_set(const std::string& url);
    void read_encryption(const Settings& settings);
    /// The key for that algorithm, or nothing and a problem.
    std::optional<jose::Key> read(const std::string& text, const std::string& algorithm,
                                  const std::string& kid, const std::string& setting);
    void allow(const std::string& algorithm);
    void problem(const char* id, std::string message, std::string hint, std::string setting);
};

}  // namespace cadenza::jwt
