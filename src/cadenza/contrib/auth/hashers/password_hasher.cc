#include "cadenza/contrib/auth/hashers/password_hasher.h"

#include <algorithm>

#include "cadenza/base/crypto/random.h"
#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {
namespace {

// 62 letters and digits hold 5.954 bits each: 22 of them 130.99.
constexpr std::size_t kSaltLength = 22;

}  // namespace

PasswordHasher::~PasswordHasher() = default;

std::string PasswordHasher::salt() const {
    return crypto::random_string(kSaltLength);
}

bool PasswordHasher::can_read(std::string_view) const {
    return true;
}

bool PasswordHasher::must_update(std::string_view) const {
    return false;
}

void PasswordHasher::harden_runtime(std::string_view, std::string_view) const {}

std::string mask_hash(std::string_view hash, std::size_t show) {
    std::string masked(hash.substr(0, show));
    masked.append(hash.size() - masked.size(), '*');
    return masked;
}

bool must_update_salt(std::string_view salt) {
    return salt.size() < kSaltLength;
}

namespace internal {

std::vector<std::string_view> split_encoded(std::string_view encoded, std::size_t count) {
    std::vector<std::string_view> parts;
    while (parts.size() + 1 < count) {
        std::size_t at = encoded.find('$');
        if (at == encoded.npos) return {};
        parts.push_back(encoded.substr(0, at));
        encoded.remove_prefix(at + 1);
    }
    parts.push_back(encoded);
    return parts;
}

std::optional<int> read_cost(std::string_view text, int least, int most) {
    constexpr std::size_t kMostDigits = 9;  // fit in an int
    bool digits = !text.empty() && text.size() <= kMostDigits &&
                  std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    int value = 0;
    for (char c : text) value = value * 10 + (c - '0');
    if (value < least || value > most) return std::nullopt;
    return value;
}

void check_salt(std::string_view salt) {
    if (salt.empty() || salt.find('$') != salt.npos) {
        throw Error("salt must be provided and cannot contain $.");
    }
}

}  // namespace internal
}  // namespace cadenza::auth
