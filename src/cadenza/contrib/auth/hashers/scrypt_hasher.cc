#include "cadenza/contrib/auth/hashers/scrypt_hasher.h"

#include <openssl/evp.h>

#include <bit>
#include <cstdint>
#include <optional>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {
namespace {

constexpr std::size_t kHashLength = 64;
constexpr int kMostWork = 1 << 24, kMostBlockSize = 64, kMostParallelism = 64;
constexpr std::uint64_t kMostMemory = 1ULL << 30;

struct Parts {
    int work, block_size, parallelism;
    std::string_view salt, hash;
};

bool are_costs(int work, int block_size, int parallelism) {
    auto n = static_cast<std::uint64_t>(work), r = static_cast<std::uint64_t>(block_size);
    return work > 1 && std::has_single_bit(n) && block_size >= 1 && block_size <= kMostBlockSize &&
           parallelism >= 1 && parallelism <= kMostParallelism && 128 * n * r <= kMostMemory;
}

// scrypt$N$salt$r$p$hash
std::optional<Parts> decode(std::string_view encoded) {
    auto pieces = internal::split_encoded(encoded, 6);
    if (pieces.empty() || pieces[0] != "scrypt" || pieces[2].empty()) return std::nullopt;
    auto work = internal::read_cost(pieces[1], 2, kMostWork);
    auto block_size = internal::read_cost(pieces[3], 1, kMostBlockSize);
    auto parallelism = internal::read_cost(pieces[4], 1, kMostParallelism);
    if (!work || !block_size || !parallelism || !are_costs(*work, *block_size, *parallelism)) {
        return std::nullopt;
    }
    return Parts{*work, *block_size, *parallelism, pieces[2], pieces[5]};
}

std::string encode_with(std::string_view password, std::string_view salt, int work, int block_size,
                        int parallelism) {
    std::string hash(kHashLength, '\0');
    // Memory for the vector and for every lane, with some room.
    std::uint64_t memory =
        128ULL * static_cast<std::uint64_t>(block_size) *
            (static_cast<std::uint64_t>(work) + static_cast<std::uint64_t>(parallelism) + 4) +
        4096;
    int done = EVP_PBE_scrypt(
        password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
        salt.size(), static_cast<std::uint64_t>(work), static_cast<std::uint64_t>(block_size),
        static_cast<std::uint64_t>(parallelism), memory,
        reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    if (done != 1) throw Error("OpenSSL cannot compute this scrypt hash.");
    return "scrypt$" + std::to_string(work) + '$' + std::string(salt) + '$' +
           std::to_string(block_size) + '$' + std::to_string(parallelism) + '$' +
           crypto::base64_encode(hash);
}

}  // namespace

ScryptHasher::ScryptHasher(int work_factor, int block_size, int parallelism)
    : work_factor_(work_factor), block_size_(block_size), parallelism_(parallelism) {
    if (!are_costs(work_factor, block_size, parallelism)) {
        throw ImproperlyConfigured(
            "hasher_costs: scrypt takes a power of two as its work factor, a block size and a "
            "parallelism from 1 to 64, and at most 1 GiB of memory.");
    }
}

std::string_view ScryptHasher::algorithm() const {
    return "scrypt";
}

std::string ScryptHasher::encode(std::string_view password, std::string_view salt) const {
    internal::check_salt(salt);
    return encode_with(password, salt, work_factor_, block_size_, parallelism_);
}

bool ScryptHasher::can_read(std::string_view encoded) const {
    return decode(encoded).has_value();
}

bool ScryptHasher::verify(std::string_view password, std::string_view encoded) const {
    auto parts = decode(encoded);
    return parts && crypto::constant_time_equal(encode_with(password, parts->salt, parts->work,
                                                            parts->block_size, parts->parallelism),
                                                encoded);
}

bool ScryptHasher::must_update(std::string_view encoded) const {
    auto parts = decode(encoded);
    return !parts || parts->work != work_factor_ || parts->block_size != block_size_ ||
           parts->parallelism != parallelism_;
}

std::vector<std::pair<std::string, std::string>> ScryptHasher::safe_summary(
    std::string_view encoded) const {
    auto parts = decode(encoded);
    if (!parts) return {{"algorithm", "scrypt"}};
    return {{"algorithm", "scrypt"},
            {"work factor", std::to_string(parts->work)},
            {"block size", std::to_string(parts->block_size)},
            {"parallelism", std::to_string(parts->parallelism)},
            {"salt", mask_hash(parts->salt)},
            {"hash", mask_hash(parts->hash)}};
}

}  // namespace cadenza::auth
