#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza::auth {

/// One way to turn a password into the text that the database keeps, and back to yes or no: what
/// Django's BasePasswordHasher is. Immutable; used by many threads at once, and off the event loop.
///
/// `encoded` may be any text that somebody wrote into the column: what does not parse verifies as
/// false, and no method but encode() throws.
class PasswordHasher {
 public:
    virtual ~PasswordHasher();
    /// What stands in front of the first '$': "pbkdf2_sha256".
    virtual std::string_view algorithm() const = 0;
    /// A new random salt of at least 128 bits: 22 letters and digits.
    virtual std::string salt() const;
    /// The text for the database; at most 128 characters. Throws Error for a salt that the format
    /// cannot hold (empty, or with '$').
    virtual std::string encode(std::string_view password, std::string_view salt) const = 0;
    /// In constant time for hashes of one length.
    virtual bool verify(std::string_view password, std::string_view encoded) const = 0;
    /// Whether verify() can tell anything of `encoded`; if not, checking it takes the time of a new
    /// hash instead.
    virtual bool can_read(std::string_view encoded) const;
    /// Whether `encoded` was made with other costs, or a shorter salt, than new hashes are.
    virtual bool must_update(std::string_view encoded) const;
    /// Does the work by which verifying `encoded` was cheaper than a new hash would be, so that
    /// time does not tell old users apart.
    virtual void harden_runtime(std::string_view password, std::string_view encoded) const;
    /// What an administrator may see: {"algorithm", "pbkdf2_sha256"}, {"hash", "abcdef****"}.
    virtual std::vector<std::pair<std::string, std::string>> safe_summary(
        std::string_view encoded) const = 0;
};

/// The first `show` characters, the rest as stars.
std::string mask_hash(std::string_view hash, std::size_t show = 6);

/// Whether a salt of letters and digits holds fewer than 128 bits.
bool must_update_salt(std::string_view salt);

}  // namespace cadenza::auth
