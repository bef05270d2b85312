#include "cadenza/contrib/auth/hashers/digest_hasher.h"

#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {

SaltedDigestHasher::SaltedDigestHasher(crypto::Hash hash) : hash_(hash) {}

std::string_view SaltedDigestHasher::algorithm() const {
    return hash_ == crypto::Hash::Md5 ? "md5" : "sha1";
}

std::string SaltedDigestHasher::encode(std::string_view password, std::string_view salt) const {
    internal::check_salt(salt);
    std::string hash =
        crypto::hex(crypto::digest(hash_, std::string(salt) + std::string(password)));
    return std::string(algorithm()) + '$' + std::string(salt) + '$' + hash;
}

bool SaltedDigestHasher::can_read(std::string_view encoded) const {
    auto parts = internal::split_encoded(encoded, 3);
    return !parts.empty() && parts[0] == algorithm() && !parts[1].empty();
}

bool SaltedDigestHasher::verify(std::string_view password, std::string_view encoded) const {
    if (!can_read(encoded)) return false;
    auto parts = internal::split_encoded(encoded, 3);
    return crypto::constant_time_equal(encode(password, parts[1]), encoded);
}

bool SaltedDigestHasher::must_update(std::string_view encoded) const {
    return !can_read(encoded) || must_update_salt(internal::split_encoded(encoded, 3)[1]);
}

std::vector<std::pair<std::string, std::string>> SaltedDigestHasher::safe_summary(
    std::string_view encoded) const {
    if (!can_read(encoded)) return {{"algorithm", std::string(algorithm())}};
    auto parts = internal::split_encoded(encoded, 3);
    return {{"algorithm", std::string(algorithm())},
            {"salt", mask_hash(parts[1], 2)},
            {"hash", mask_hash(parts[2])}};
}

UnsaltedDigestHasher::UnsaltedDigestHasher(crypto::Hash hash) : hash_(hash) {}

std::string_view UnsaltedDigestHasher::algorithm() const {
    return hash_ == crypto::Hash::Md5 ? "unsalted_md5" : "unsalted_sha1";
}

std::string UnsaltedDigestHasher::salt() const {
    return {};
}

std::string UnsaltedDigestHasher::encode(std::string_view, std::string_view) const {
    throw Error("Passwords are not stored as '" + std::string(algorithm()) +
                "', only checked: list another hasher first.");
}

bool UnsaltedDigestHasher::verify(std::string_view password, std::string_view encoded) const {
    std::string_view prefix = hash_ == crypto::Hash::Md5 ? "md5$$" : "sha1$$";
    if (encoded.starts_with(prefix)) encoded.remove_prefix(prefix.size());
    return crypto::constant_time_equal(crypto::hex(crypto::digest(hash_, password)), encoded);
}

bool UnsaltedDigestHasher::must_update(std::string_view) const {
    return true;
}

std::vector<std::pair<std::string, std::string>> UnsaltedDigestHasher::safe_summary(
    std::string_view encoded) const {
    bool md5 = hash_ == crypto::Hash::Md5;
    return {
        {"algorithm", std::string(algorithm())},
        {"hash", md5 ? mask_hash(encoded, 3) : mask_hash(encoded.substr(encoded.rfind('$') + 1))}};
}

}  // namespace cadenza::auth
