#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/datetime.h"
#include "cadenza/base/value.h"

namespace cadenza {

namespace auth {
class PasswordHasher;
class PasswordValidator;
}  // namespace auth

/// How much work one hash is: Django's defaults (5.2). A test suite sets small ones; hashes with
/// other figures than these still verify, and are renewed at the next login.
struct HasherCosts {
    int pbkdf2_iterations = 1'000'000;
    int argon2_time_cost = 2;
    int argon2_memory_cost = 102'400;  ///< KiB
    int argon2_parallelism = 8;
    int bcrypt_rounds = 12;            ///< each one doubles the work; 4 to 31
    int scrypt_work_factor = 1 << 14;  ///< N, a power of two
    int scrypt_block_size = 8;         ///< r
    int scrypt_parallelism = 5;        ///< p

    /// The least that each algorithm takes: for tests.
    static constexpr HasherCosts cheap() { return {1, 1, 64, 1, 4, 2, 1, 1}; }
};

/// One check of new passwords: a name with its options, `{"minimum_length", {{"min_length", 12}}}`,
/// or a class of the project's own through `make`.
struct PasswordValidatorSetting {
    std::string name;
    Dict options;
    std::unique_ptr<auth::PasswordValidator> (*make)(const Dict& options) = nullptr;

    PasswordValidatorSetting(const char* name_) : name(name_) {}             // NOLINT
    PasswordValidatorSetting(std::string name_) : name(std::move(name_)) {}  // NOLINT
    PasswordValidatorSetting(std::string_view name_, Dict options_)
        : name(name_), options(std::move(options_)) {}
    PasswordValidatorSetting(std::unique_ptr<auth::PasswordValidator> (*make_)(const Dict&),
                             Dict options_ = {})
        : options(std::move(options_)), make(make_) {}
};

/// PASSWORD_HASHERS, AUTH_PASSWORD_VALIDATORS and PASSWORD_RESET_TIMEOUT of a Django project.
struct PasswordSettings {
    /// The first makes new hashes; the others are accepted, and renewed at login. Also known:
    /// "bcrypt", "md5", "unsalted_md5", "unsalted_sha1", "sha1" (old or weak: for taking over
    /// users), Django's dotted names of all of them, and custom_hashers.
    std::vector<std::string> hashers = {"pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256",
                                        "scrypt"};
    HasherCosts hasher_costs = {};
    std::vector<std::unique_ptr<auth::PasswordHasher> (*)()> custom_hashers = {};
    /// "user_attribute_similarity", "minimum_length", "common_password", "numeric_password", or
    /// Django's dotted names. None by default; `startproject` lists the four.
    std::vector<PasswordValidatorSetting> validators = {};
    Duration reset_timeout = Duration::days(3);  ///< of a password reset link
};

}  // namespace cadenza
