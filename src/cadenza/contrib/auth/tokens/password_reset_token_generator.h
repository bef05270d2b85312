#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/datetime.h"

namespace cadenza::auth {

/// What a reset token depends on: whatever of it changes makes the token worthless.
struct TokenUser {
    std::string pk;        ///< as text
    std::string password;  ///< the encoded one
    std::optional<DateTime> last_login;
    std::string email;
};

/// Makes and checks the links by which a forgotten password is set anew: Django's
/// PasswordResetTokenGenerator, whose tokens it accepts and which accepts its own, given the same
/// secret key. Nothing is stored: a token holds its time and an HMAC over the user's state. The
/// time is UTC; Django writes its TIME_ZONE's, by whose offset the timeout of its tokens is off
/// here.
class PasswordResetTokenGenerator {
 public:
    struct Options {
        std::string secret_key = {};
        std::vector<std::string> secret_key_fallbacks = {};  ///< accepted, not used for new tokens
        Duration timeout = Duration::days(3);
        std::string key_salt = "django.contrib.auth.tokens.PasswordResetTokenGenerator";
    };
    explicit PasswordResetTokenGenerator(Options options);

    /// "c4xyz1-0123456789abcdef0123456789abcdef": seconds since 2001 in base 36, half of the
    /// SHA-256 HMAC.
    std::string make_token(const TokenUser& user) const;
    /// Never throws, whatever the token. True from its making on until the timeout.
    bool check_token(const TokenUser& user, std::string_view token) const;

 private:
    Options options_;
    std::string token_at(const TokenUser& user, std::int64_t timestamp,
                         std::string_view secret) const;
};

}  // namespace cadenza::auth
