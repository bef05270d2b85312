#include "cadenza/contrib/auth/hashers/pbkdf2_hasher.h"

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/crypto/pbkdf2.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {
namespace {

constexpr int kMostIterations = 100'000'000;  // a quarter of a minute

}  // namespace

struct Pbkdf2Hasher::Parts {
    int iterations;
    std::string_view salt, hash;
};

Pbkdf2Hasher::Pbkdf2Hasher(crypto::Hash hash, int iterations)
    : hash_(hash), iterations_(iterations) {}

std::string_view Pbkdf2Hasher::algorithm() const {
    return hash_ == crypto::Hash::Sha1 ? "pbkdf2_sha1" : "pbkdf2_sha256";
}

std::optional<Pbkdf2Hasher::Parts> Pbkdf2Hasher::decode(std::string_view encoded) const {
    auto parts = internal::split_encoded(encoded, 4);
    if (parts.empty() || parts[0] != algorithm() || parts[2].empty()) return std::nullopt;
    auto iterations = internal::read_cost(parts[1], 1, kMostIterations);
    if (!iterations) return std::nullopt;
    return Parts{*iterations, parts[2], parts[3]};
}

std::string Pbkdf2Hasher::encode(std::string_view password, std::string_view salt,
                                 int iterations) const {
    internal::check_salt(salt);
    std::string hash = crypto::base64_encode(crypto::pbkdf2(hash_, password, salt, iterations));
    return std::string(algorithm()) + '$' + std::to_string(iterations) + '$' + std::string(salt) +
           '$' + hash;
}

std::string Pbkdf2Hasher::encode(std::string_view password, std::string_view salt) const {
    return encode(password, salt, iterations_);
}

bool Pbkdf2Hasher::can_read(std::string_view encoded) const {
    return decode(encoded).has_value();
}

bool Pbkdf2Hasher::verify(std::string_view password, std::string_view encoded) const {
    auto parts = decode(encoded);
    return parts &&
           crypto::constant_time_equal(encode(password, parts->salt, parts->iterations), encoded);
}

bool Pbkdf2Hasher::must_update(std::string_view encoded) const {
    auto parts = decode(encoded);
    return !parts || parts->iterations != iterations_ || must_update_salt(parts->salt);
}

void Pbkdf2Hasher::harden_runtime(std::string_view password, std::string_view encoded) const {
    auto parts = decode(encoded);
    if (parts && parts->iterations < iterations_) {
        encode(password, parts->salt, iterations_ - parts->iterations);
    }
}

std::vector<std::pair<std::string, std::string>> Pbkdf2Hasher::safe_summary(
    std::string_view encoded) const {
    auto parts = decode(encoded);
    if (!parts) return {{"algorithm", std::string(algorithm())}};
    return {{"algorithm", std::string(algorithm())},
            {"iterations", std::to_string(parts->iterations)},
            {"salt", mask_hash(parts->salt)},
            {"hash", mask_hash(parts->hash)}};
}

}  // namespace cadenza::auth
