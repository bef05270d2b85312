#include "cadenza/contrib/auth/hashers/hasher_set.h"

#include <array>
#include <atomic>
#include <utility>

#include "cadenza/base/crypto/random.h"
#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/argon2_hasher.h"
#include "cadenza/contrib/auth/hashers/bcrypt_hasher.h"
#include "cadenza/contrib/auth/hashers/digest_hasher.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/contrib/auth/hashers/pbkdf2_hasher.h"
#include "cadenza/contrib/auth/hashers/scrypt_hasher.h"

namespace cadenza::auth {
namespace {

constexpr std::size_t kUnusableLength = 40;
constexpr std::string_view kDjango = "django.contrib.auth.hashers.";

using HasherPtr = std::unique_ptr<const PasswordHasher>;

// The names of Django's classes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kDjangoNames{{
    {"PBKDF2PasswordHasher", "pbkdf2_sha256"},
    {"PBKDF2SHA1PasswordHasher", "pbkdf2_sha1"},
    {"Argon2PasswordHasher", "argon2"},
    {"BCryptSHA256PasswordHasher", "bcrypt_sha256"},
    {"BCryptPasswordHasher", "bcrypt"},
    {"ScryptPasswordHasher", "scrypt"},
    {"MD5PasswordHasher", "md5"},
    {"SHA1PasswordHasher", "sha1"},
    {"UnsaltedMD5PasswordHasher", "unsalted_md5"},
    {"UnsaltedSHA1PasswordHasher", "unsalted_sha1"},
}};

std::string_view short_name(std::string_view name) {
    if (!name.starts_with(kDjango)) return name;
    for (const auto& [django, own] : kDjangoNames) {
        if (name.substr(kDjango.size()) == django) return own;
    }
    return name;
}

HasherPtr make_known(std::string_view name, const HasherCosts& costs) {
    using crypto::Hash;
    if (name == "pbkdf2_sha256") {
        return std::make_unique<Pbkdf2Hasher>(Hash::Sha256, costs.pbkdf2_iterations);
    }
    if (name == "pbkdf2_sha1") {
        return std::make_unique<Pbkdf2Hasher>(Hash::Sha1, costs.pbkdf2_iterations);
    }
    if (name == "argon2") {
        return std::make_unique<Argon2Hasher>(costs.argon2_time_cost, costs.argon2_memory_cost,
                                              costs.argon2_parallelism);
    }
    if (name == "bcrypt_sha256") return std::make_unique<BcryptHasher>(true, costs.bcrypt_rounds);
    if (name == "bcrypt") return std::make_unique<BcryptHasher>(false, costs.bcrypt_rounds);
    if (name == "scrypt") {
        return std::make_unique<ScryptHasher>(costs.scrypt_work_factor, costs.scrypt_block_size,
                                              costs.scrypt_parallelism);
    }
    if (name == "md5") return std::make_unique<SaltedDigestHasher>(Hash::Md5);
    if (name == "sha1") return std::make_unique<SaltedDigestHasher>(Hash::Sha1);
    if (name == "unsalted_md5") return std::make_unique<UnsaltedDigestHasher>(Hash::Md5);
    if (name == "unsalted_sha1") return std::make_unique<UnsaltedDigestHasher>(Hash::Sha1);
    return nullptr;
}

HasherPtr make_hasher(const std::string& name, const PasswordSettings& settings) {
    for (auto make : settings.custom_hashers) {
        if (auto hasher = make(); hasher->algorithm() == name) return hasher;
    }
    if (auto hasher = make_known(short_name(name), settings.hasher_costs)) return hasher;
    throw ImproperlyConfigured("hashers: there is no password hasher '" + name +
                               "'. There are pbkdf2_sha256, pbkdf2_sha1, argon2, bcrypt_sha256, "
                               "bcrypt, scrypt, md5, sha1, "
                               "unsalted_md5, unsalted_sha1 and those of custom_hashers.");
}

// The algorithm that an encoded password names, as Django tells them apart.
std::string_view algorithm_of(std::string_view encoded) {
    std::size_t dollar = encoded.find('$');
    bool bare_md5 = encoded.size() == 32 && dollar == encoded.npos;
    if (bare_md5 || (encoded.size() == 37 && encoded.starts_with("md5$$"))) return "unsalted_md5";
    if (encoded.size() == 46 && encoded.starts_with("sha1$$")) return "unsalted_sha1";
    return encoded.substr(0, dollar);
}

std::atomic<const HasherSet*> installed{nullptr};

}  // namespace

HasherSet::HasherSet(const PasswordSettings& settings) {
    if (settings.hashers.empty()) {
        throw ImproperlyConfigured("hashers: name at least one password hasher.");
    }
    if (settings.hasher_costs.pbkdf2_iterations < 1) {
        throw ImproperlyConfigured("hasher_costs: pbkdf2_iterations is at least 1.");
    }
    for (const std::string& name : settings.hashers)
        hashers_.push_back(make_hasher(name, settings));
}

HasherSet::~HasherSet() = default;

const PasswordHasher* HasherSet::find(std::string_view algorithm) const {
    if (algorithm.empty()) return &preferred();
    for (const auto& hasher : hashers_) {
        if (hasher->algorithm() == algorithm) return hasher.get();
    }
    return nullptr;
}

const PasswordHasher* HasherSet::identify(std::string_view encoded) const {
    std::string_view algorithm = algorithm_of(encoded);
    return algorithm.empty() ? nullptr : find(algorithm);
}

std::string HasherSet::make(std::optional<std::string_view> password, std::string_view salt,
                            std::string_view algorithm) const {
    if (!password) return '!' + crypto::random_string(kUnusableLength);
    const PasswordHasher* hasher = find(algorithm);
    if (hasher == nullptr) {
        throw ImproperlyConfigured("Unknown password hashing algorithm '" + std::string(algorithm) +
                                   "'. Did you specify it in the PASSWORD_HASHERS setting?");
    }
    return hasher->encode(*password, salt.empty() ? hasher->salt() : std::string(salt));
}

PasswordCheck HasherSet::check(std::optional<std::string_view> password, std::string_view encoded,
                               std::string_view algorithm) const {
    const PasswordHasher* first = find(algorithm);
    const PasswordHasher& preferred_hasher = first != nullptr ? *first : preferred();
    const PasswordHasher* hasher = identify(encoded);
    if (!password || !is_password_usable(encoded) || hasher == nullptr ||
        !hasher->can_read(encoded)) {
        // As much work as for an existing user with a readable hash.
        make(crypto::random_string(kUnusableLength), {}, preferred_hasher.algorithm());
        return {};
    }
    bool changed = hasher != &preferred_hasher;
    bool must_update = changed || preferred_hasher.must_update(encoded);
    bool correct = hasher->verify(*password, encoded);
    if (!correct && !changed && must_update) hasher->harden_runtime(*password, encoded);
    return {correct, must_update};
}

HasherInstallation::HasherInstallation(const HasherSet& hashers)
    : previous_(installed.exchange(&hashers)) {}

HasherInstallation::~HasherInstallation() {
    installed.store(previous_);
}

const HasherSet& hashers() {
    if (const HasherSet* set = installed.load()) return *set;
    static const HasherSet defaults;
    return defaults;
}

}  // namespace cadenza::auth
