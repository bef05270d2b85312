#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cadenza/conf/auth_settings.h"
#include "cadenza/contrib/auth/backend.h"
#include "cadenza/contrib/auth/hashers/hasher_set.h"
#include "cadenza/contrib/auth/password_validation/password_validation.h"
#include "cadenza/contrib/auth/tokens/password_reset_token_generator.h"
#include "cadenza/contrib/auth/user_model.h"

namespace cadenza {
struct Settings;
}

namespace cadenza::auth {

/// What code without a request knows of the settings. Immutable.
struct Config {
    explicit Config(const Settings& settings);
    ~Config();

    std::string secret_key;
    std::vector<std::string> secret_key_fallbacks;
    std::string user_model;  ///< "auth.User"
    std::vector<Policy<Backend>> backends;
    HasherSet hashers;
    PasswordValidators password_validators;
    PasswordResetTokenGenerator reset_tokens;

    /// nullptr if no backend has that path.
    const Backend* backend(std::string_view path) const;
};

/// Makes these settings the ones that users, permissions and hashers go by, until its end; scopes
/// nest. The app auth makes one for each Project. It must begin and end while no other thread is at
/// work.
class Installation {
 public:
    explicit Installation(const Settings& settings);
    ~Installation();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

 private:
    Config config_;
    HasherInstallation hashers_;
    const Config* previous_;
};

/// The installed settings, else Django's defaults without a secret key.
const Config& config();

/// A new, empty object of user_model().
UserPtr make_user();
/// The user of whom that field ("pk", the username field) says so; nullptr if there is none.
UserPtr load_user(std::string_view field, const Value& value);

}  // namespace cadenza::auth
