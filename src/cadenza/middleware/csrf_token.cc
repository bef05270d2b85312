#include "cadenza/middleware/csrf_token.h"

#include <algorithm>

#include "cadenza/base/crypto/random.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza::csrf {
namespace {

constexpr std::size_t kSecretLength = 32;
constexpr std::size_t kTokenLength = 2 * kSecretLength;
constexpr std::string_view kLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::size_t index_of(char letter) {
    return kLetters.find(letter);
}

}  // namespace

std::string new_secret() {
    return crypto::random_string(kSecretLength, kLetters);
}

std::string mask(std::string_view secret) {
    std::string token = crypto::random_string(kSecretLength, kLetters);
    for (std::size_t i = 0; i < kSecretLength; ++i)
        token += kLetters[(index_of(secret[i]) + index_of(token[i])) % kLetters.size()];
    return token;
}

std::string unmask(std::string_view token) {
    std::string secret;
    for (std::size_t i = 0; i < kSecretLength; ++i) {
        const std::size_t shifted = index_of(token[kSecretLength + i]) + kLetters.size();
        secret += kLetters[(shifted - index_of(token[i])) % kLetters.size()];
    }
    return secret;
}

std::string_view token_fault(std::string_view token) {
    const std::size_t length = utf8_length(token);
    if (length != kSecretLength && length != kTokenLength) return "has incorrect length";
    if (std::ranges::any_of(token, [](char c) { return index_of(c) == kLetters.npos; }))
        return "has invalid characters";
    return {};
}

std::string secret_of(std::string_view token) {
    return token.size() == kTokenLength ? unmask(token) : std::string(token);
}

}  // namespace cadenza::csrf
