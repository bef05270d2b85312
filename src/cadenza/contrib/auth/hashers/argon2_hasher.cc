#include "cadenza/contrib/auth/hashers/argon2_hasher.h"

#include <argon2.h>

#include <array>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {
namespace {

constexpr std::size_t kHashLength = 32;
constexpr int kVersion = 19;
// What a text from the database may ask for.
constexpr int kMostMemory = 2 * 1024 * 1024;  // KiB: 2 GiB
constexpr int kMostTime = 1000, kMostParallelism = 256;
constexpr std::size_t kLongest = 1024;

struct Parts {
    std::string_view variety;
    int version = 16;  // before it was written down
    int memory = 0, time = 0, parallelism = 0;
    std::string_view salt, hash;  // Base64 without padding
};

std::size_t decoded_size(std::string_view base64) {
    return base64.size() * 3 / 4;
}

// "m=…,t=…,p=…"
bool read_costs(std::string_view text, Parts& parts) {
    struct Cost {
        std::string_view name;
        int& value;
        int most;
    };
    std::array costs{Cost{"m=", parts.memory, kMostMemory}, Cost{"t=", parts.time, kMostTime},
                     Cost{"p=", parts.parallelism, kMostParallelism}};
    for (Cost& cost : costs) {
        std::size_t comma = text.find(',');
        std::string_view item = text.substr(0, comma);
        if (!item.starts_with(cost.name)) return false;
        auto value = internal::read_cost(item.substr(cost.name.size()), 1, cost.most);
        if (!value) return false;
        cost.value = *value;
        text = comma == text.npos ? std::string_view() : text.substr(comma + 1);
    }
    return text.empty();
}

std::optional<Parts> decode(std::string_view encoded) {
    if (encoded.size() > kLongest || encoded.find('\0') != encoded.npos) return std::nullopt;
    auto pieces = internal::split_encoded(encoded, 6);
    bool versioned = !pieces.empty();
    if (!versioned) pieces = internal::split_encoded(encoded, 5);
    if (pieces.empty() || pieces[0] != "argon2") return std::nullopt;
    Parts parts;
    parts.variety = pieces[1];
    if (parts.variety != "argon2id" && parts.variety != "argon2i" && parts.variety != "argon2d") {
        return std::nullopt;
    }
    if (versioned) {
        if (pieces[2] != "v=16" && pieces[2] != "v=19") return std::nullopt;
        parts.version = pieces[2] == "v=19" ? kVersion : 16;
    }
    if (!read_costs(pieces[pieces.size() - 3], parts)) return std::nullopt;
    parts.salt = pieces[pieces.size() - 2];
    parts.hash = pieces[pieces.size() - 1];
    if (parts.hash.find('$') != parts.hash.npos) return std::nullopt;
    return parts;
}

argon2_type type_of(std::string_view variety) {
    if (variety == "argon2i") return Argon2_i;
    return variety == "argon2d" ? Argon2_d : Argon2_id;
}

}  // namespace

Argon2Hasher::Argon2Hasher(int time_cost, int memory_cost, int parallelism)
    : time_cost_(time_cost), memory_cost_(memory_cost), parallelism_(parallelism) {
    bool good = time_cost >= 1 && time_cost <= kMostTime && parallelism >= 1 &&
                parallelism <= kMostParallelism && memory_cost >= 8 * parallelism &&
                memory_cost <= kMostMemory;
    if (!good) {
        throw ImproperlyConfigured(
            "hasher_costs: Argon2 takes a time cost from 1 to 1000, a parallelism from 1 to 256 "
            "and a "
            "memory cost from 8 KiB for each of these to 2 GiB.");
    }
}

std::string_view Argon2Hasher::algorithm() const {
    return "argon2";
}

std::string Argon2Hasher::encode(std::string_view password, std::string_view salt) const {
    if (salt.size() < ARGON2_MIN_SALT_LENGTH) {
        throw Error("The salt of an Argon2 hash has at least 8 characters.");
    }
    std::array<char, kLongest> out{};
    int error = argon2_hash(static_cast<std::uint32_t>(time_cost_),
                            static_cast<std::uint32_t>(memory_cost_),
                            static_cast<std::uint32_t>(parallelism_), password.data(),
                            password.size(), salt.data(), salt.size(), nullptr, kHashLength,
                            out.data(), out.size(), Argon2_id, ARGON2_VERSION_NUMBER);
    if (error != ARGON2_OK) throw Error(std::string("Argon2: ") + argon2_error_message(error));
    return "argon2" + std::string(out.data());
}

bool Argon2Hasher::can_read(std::string_view encoded) const {
    return decode(encoded).has_value();
}

bool Argon2Hasher::verify(std::string_view password, std::string_view encoded) const {
    auto parts = decode(encoded);
    if (!parts) return false;
    std::string text(encoded.substr(algorithm().size()));
    return argon2_verify(text.c_str(), password.data(), password.size(), type_of(parts->variety)) ==
           ARGON2_OK;
}

bool Argon2Hasher::must_update(std::string_view encoded) const {
    auto parts = decode(encoded);
    return !parts || parts->variety != "argon2id" || parts->version != kVersion ||
           parts->time != time_cost_ || parts->memory != memory_cost_ ||
           parts->parallelism != parallelism_ || decoded_size(parts->hash) != kHashLength ||
           must_update_salt(std::string(decoded_size(parts->salt), ' '));
}

std::vector<std::pair<std::string, std::string>> Argon2Hasher::safe_summary(
    std::string_view encoded) const {
    auto parts = decode(encoded);
    if (!parts) return {{"algorithm", "argon2"}};
    return {{"algorithm", "argon2"},
            {"variety", std::string(parts->variety)},
            {"version", std::to_string(parts->version)},
            {"memory cost", std::to_string(parts->memory)},
            {"time cost", std::to_string(parts->time)},
            {"parallelism", std::to_string(parts->parallelism)},
            {"salt", mask_hash(parts->salt)},
            {"hash", mask_hash(parts->hash)}};
}

}  // namespace cadenza::auth
