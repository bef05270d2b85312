#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/conf/password_settings.h"
#include "cadenza/contrib/auth/hashers/password_hasher.h"

namespace cadenza::auth {

struct PasswordCheck {
    bool correct = false;
    bool must_update = false;  ///< the hash is older or weaker than the preferred one
};

/// The hashers of a project, in the order of its settings, and what they do together. Computes
/// where it is called: see hashers.h for the functions that spare the event loop.
class HasherSet {
 public:
    /// Throws ImproperlyConfigured for an unknown name, an empty list, or costs that an algorithm
    /// does not take.
    explicit HasherSet(const PasswordSettings& settings = {});
    ~HasherSet();
    HasherSet(const HasherSet&) = delete;
    HasherSet& operator=(const HasherSet&) = delete;

    const PasswordHasher& preferred() const { return *hashers_.front(); }
    /// "" is the preferred one; nullptr if it is not listed.
    const PasswordHasher* find(std::string_view algorithm) const;
    const PasswordHasher* identify(std::string_view encoded) const;

    std::string make(std::optional<std::string_view> password, std::string_view salt = {},
                     std::string_view algorithm = {}) const;
    PasswordCheck check(std::optional<std::string_view> password, std::string_view encoded,
                        std::string_view algorithm = {}) const;

 private:
    std::vector<std::unique_ptr<const PasswordHasher>> hashers_;
};

/// Makes these the hashers that make_password() and its like use, until its end; scopes nest. It
/// must begin and end while no other thread hashes.
class HasherInstallation {
 public:
    explicit HasherInstallation(const HasherSet& hashers);
    ~HasherInstallation();
    HasherInstallation(const HasherInstallation&) = delete;
    HasherInstallation& operator=(const HasherInstallation&) = delete;

 private:
    const HasherSet* previous_;
};

/// The installed ones, else Django's default ones.
const HasherSet& hashers();

}  // namespace cadenza::auth
