#include "cadenza/contrib/auth/hashers/bcrypt_hasher.h"

#include <crypt.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/crypto/random.h"
#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {
namespace {

constexpr std::size_t kSettingLength = 29;  // $2b$12$ and the salt
constexpr std::size_t kSaltLength = 22, kHashLength = 31;
constexpr int kMostRounds = 31, kMostStoredRounds = 20;  // a minute

struct Parts {
    std::string_view setting;  // with the hash, if there is one
    int rounds;
    std::string_view salt, checksum;
};

bool is_bcrypt_base64(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '/';
    });
}

// "$2b$12$" and the salt, perhaps with the hash.
std::optional<Parts> read_setting(std::string_view text, int most_rounds) {
    bool whole = text.size() == kSettingLength || text.size() == kSettingLength + kHashLength;
    bool known = text.starts_with("$2b$") || text.starts_with("$2a$") || text.starts_with("$2y$");
    if (!whole || !known || text[6] != '$' || !is_bcrypt_base64(text.substr(7)))
        return std::nullopt;
    auto rounds = internal::read_cost(text.substr(4, 2), 4, most_rounds);
    if (!rounds) return std::nullopt;
    return Parts{text, *rounds, text.substr(7, kSaltLength), text.substr(kSettingLength)};
}

std::optional<Parts> decode(std::string_view algorithm, std::string_view encoded) {
    if (!encoded.starts_with(algorithm) || encoded.size() <= algorithm.size() ||
        encoded[algorithm.size()] != '$') {
        return std::nullopt;
    }
    auto parts = read_setting(encoded.substr(algorithm.size() + 1), kMostStoredRounds);
    if (!parts || parts->checksum.empty()) return std::nullopt;
    return parts;
}

std::string hash(const std::string& password, const std::string& setting) {
    auto data = std::make_unique<crypt_data>();  // 32 KiB: too much for a stack
    const char* out = crypt_rn(password.c_str(), setting.c_str(), data.get(), sizeof(crypt_data));
    if (out == nullptr) throw Error("libcrypt does not compute bcrypt.");
    return out;
}

}  // namespace

BcryptHasher::BcryptHasher(bool sha256, int rounds) : sha256_(sha256), rounds_(rounds) {
    if (rounds < 4 || rounds > kMostRounds) {
        throw ImproperlyConfigured("hasher_costs: bcrypt_rounds is from 4 to 31.");
    }
}

std::string_view BcryptHasher::algorithm() const {
    return sha256_ ? "bcrypt_sha256" : "bcrypt";
}

std::string BcryptHasher::salt() const {
    std::string random = crypto::random_bytes(16);
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> out{};
    const char* setting =
        crypt_gensalt_rn("$2b$", static_cast<unsigned long>(rounds_), random.data(),
                         static_cast<int>(random.size()), out.data(), static_cast<int>(out.size()));
    if (setting == nullptr) throw Error("libcrypt makes no salt for bcrypt.");
    return setting;
}

std::string BcryptHasher::encode(std::string_view password, std::string_view salt) const {
    if (!read_setting(salt, kMostRounds)) {
        throw Error("The salt of a bcrypt hash is '$2b$', the rounds, '$' and 22 characters.");
    }
    if (!sha256_ && password.find('\0') != password.npos) {
        throw Error("bcrypt does not take passwords with a zero byte.");
    }
    std::string text = sha256_ ? crypto::sha256_hex(password) : std::string(password);
    return std::string(algorithm()) + '$' + hash(text, std::string(salt));
}

bool BcryptHasher::can_read(std::string_view encoded) const {
    return decode(algorithm(), encoded).has_value();
}

bool BcryptHasher::verify(std::string_view password, std::string_view encoded) const {
    auto parts = decode(algorithm(), encoded);
    bool takes = sha256_ || password.find('\0') == password.npos;
    return parts && takes && crypto::constant_time_equal(encode(password, parts->setting), encoded);
}

bool BcryptHasher::must_update(std::string_view encoded) const {
    auto parts = decode(algorithm(), encoded);
    return !parts || parts->rounds != rounds_;
}

void BcryptHasher::harden_runtime(std::string_view password, std::string_view encoded) const {
    auto parts = decode(algorithm(), encoded);
    if (!parts || parts->rounds >= rounds_) return;
    // The work doubles with every round: one more hash at each step between adds up to the rest.
    for (int rounds = parts->rounds; rounds < rounds_; ++rounds) {
        std::string setting(parts->setting.substr(0, kSettingLength));
        setting[4] = static_cast<char>('0' + rounds / 10);
        setting[5] = static_cast<char>('0' + rounds % 10);
        encode(sha256_ ? password : password.substr(0, password.find('\0')), setting);
    }
}

std::vector<std::pair<std::string, std::string>> BcryptHasher::safe_summary(
    std::string_view encoded) const {
    auto parts = decode(algorithm(), encoded);
    if (!parts) return {{"algorithm", std::string(algorithm())}};
    return {{"algorithm", std::string(algorithm())},
            {"work factor", std::to_string(parts->rounds)},
            {"salt", mask_hash(parts->salt)},
            {"checksum", mask_hash(parts->checksum)}};
}

}  // namespace cadenza::auth
