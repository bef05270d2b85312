#include "cadenza/rest/jwt/key_ring.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/conf/settings.h"
#include "cadenza/jose/algorithm.h"

namespace cadenza::jwt {
namespace {

// HMAC-SHA256's own length (RFC 7518, 3.2). For SHA-384 and 512 the RFC wants more; a secret of 32
// random bytes is as strong there, and projects that come from Django have one.
constexpr std::size_t kShortestSecret = 32;
constexpr std::size_t kLargestJwkSet = 256 * 1024;

bool is_secret_algorithm(std::string_view name) {
    return name.starts_with("HS");
}

std::optional<std::string> file_of(std::string_view url) {
    constexpr std::string_view kFile = "file://";
    if (!url.starts_with(kFile) || !url.substr(kFile.size()).starts_with('/')) return std::nullopt;
    return std::string(url.substr(kFile.size()));
}

std::optional<std::string> content_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string text(kLargestJwkSet + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string names_of_algorithms() {
    std::string names;
    for (const jose::Algorithm& algorithm : jose::algorithms())
        names.append(names.empty() ? "" : ", ").append(algorithm.name);
    return names;
}

}  // namespace

KeyRing::KeyRing(const Settings& settings) {
    read_keys(settings);
    read_encryption(settings);
}

void KeyRing::problem(const char* id, std::string message, std::string hint, std::string setting) {
    problems.push_back(check_error(id, std::move(message), std::move(hint),
                                   "Settings.simple_jwt." + std::move(setting)));
}

void KeyRing::allow(const std::string& algorithm) {
    if (std::ranges::find(algorithms, algorithm) == algorithms.end())
        algorithms.push_back(algorithm);
}

std::optional<jose::Key> KeyRing::read(const std::string& text, const std::string& algorithm,
                                       const std::string& kid, const std::string& setting) {
    const jose::Algorithm* known = jose::find_algorithm(algorithm);
    if (known == nullptr) {
        problem("jwt.E002", "Unrecognized algorithm type '" + algorithm + "'.",
                "Use one of " + names_of_algorithms() + ".", "algorithm");
        return std::nullopt;
    }
    if (is_secret_algorithm(algorithm) && text.size() < kShortestSecret) {
        problem("jwt.E001",
                "The signing key has " + std::to_string(text.size()) +
                    " bytes: whoever sees one token can find it out by trying.",
                "Use at least 32 random bytes, such as `cadenza startproject` writes into .env.",
                setting);
        return std::nullopt;
    }
    Result<jose::Key> key = text.starts_with("-----BEGIN") ? jose::Key::from_pem(text, kid)
                            : text.starts_with("{\"")      ? jose::Key::from_jwk_text(text)
                                                           : jose::Key::secret(text, kid);
    if (key && !kid.empty() && key->kid().empty()) key = key->with_kid(kid);
    if (key) {
        if (Result<void> fits = key->fits(*known, jose::KeyUse::Verify); !fits)
            key = std::unexpected(fits.error());
    }
    if (!key) {
        problem("jwt.E003", "The key for " + algorithm + " cannot be used: " + key.error().message,
                "HS… needs a secret; RS…, PS…, ES… and EdDSA a key in PEM or as a JWK.", setting);
        return std::nullopt;
    }
    allow(algorithm);
    return std::move(*key);
}

void KeyRing::read_keys(const Settings& settings) {
    signing_algorithm = settings.simple_jwt.algorithm;
    if (settings.simple_jwt.keys.empty()) {
        read_single(settings);
    } else {
        read_several(settings);
    }
}

void KeyRing::read_single(const Settings& settings) {
    const SimpleJwtSettings& jwt = settings.simple_jwt;
    const bool is_secret = is_secret_algorithm(jwt.algorithm);
    const std::string& text =
        jwt.signing_key.empty() && is_secret ? settings.secret_key : jwt.signing_key;
    if (is_secret || !text.empty()) {
        signing = read(text, jwt.algorithm, "", "signing_key");
        if (signing && !is_secret && !signing->is_private()) {
            problem("jwt.E003", "signing_key is a public key: it cannot sign.",
                    "Put it into verifying_key, and the private one into signing_key.",
                    "signing_key");
        }
    }
    if (!is_secret && !jwt.jwk_url.empty()) {
        read_jwk_set(jwt.jwk_url);
    } else if (!is_secret && !jwt.verifying_key.empty()) {
        if (auto key = read(jwt.verifying_key, jwt.algorithm, "", "verifying_key"))
            verifying.add(std::move(*key));
    } else if (signing) {
        verifying.add(*signing);
    } else if (problems.empty()) {
        problem("jwt.E004", "There is no key for " + jwt.algorithm + ".",
                "Set signing_key to a private key, or verifying_key or jwk_url for a service that "
                "only reads tokens.",
                "signing_key");
    }
}

void KeyRing::read_several(const Settings& settings) {
    std::set<std::string> kids;
    for (const JwtKey& entry : settings.simple_jwt.keys) {
        if (entry.kid.empty() || !kids.insert(entry.kid).second) {
            problem("jwt.E007",
                    entry.kid.empty() ? "A key has no kid."
                                      : "Two keys have the kid '" + entry.kid + "'.",
                    "Tokens name their key by it: give each key its own.", "keys");
            continue;
        }
        const std::string& algorithm =
            entry.algorithm.empty() ? settings.simple_jwt.algorithm : entry.algorithm;
        std::optional<jose::Key> key = read(entry.key, algorithm, entry.kid, "keys");
        if (!key) continue;
        if (&entry == &settings.simple_jwt.keys.front() && key->is_private()) {
            signing = key;
            signing_algorithm = algorithm;
        }
        verifying.add(std::move(*key));
    }
}

void KeyRing::read_jwk_set(const std::string& url) {
    const std::optional<std::string> path = file_of(url);
    if (!path) {
        problem("jwt.E005", "jwk_url is '" + url + "', which is no file:/// URL.",
                "Keys are read once, at the start, from a file: fetch the set when you deploy, and "
                "restart when it changes.",
                "jwk_url");
        return;
    }
    const std::optional<std::string> text = content_of(*path);
    Result<jose::KeySet> set = !text ? fault("the file cannot be read")
                               : text->size() > kLargestJwkSet
                                   ? fault("the file is larger than 256 KiB")
                                   : jose::KeySet::from_jwks_text(*text);
    if (set && std::ranges::any_of(
                   *set, [](const jose::Key& key) { return key.type() == jose::KeyType::Oct; })) {
        set = fault("it holds a secret, where public keys are expected");
    }
    if (!set) {
        problem("jwt.E005", "The keys of '" + url + "' cannot be used: " + set.error().message,
                "It must be a JWK set: {\"keys\": […]} (RFC 7517).", "jwk_url");
        return;
    }
    verifying = std::move(*set);
    allow(signing_algorithm);
}

void KeyRing::read_encryption(const Settings& settings) {
    const JwtEncryptionSettings& wanted = settings.simple_jwt.encryption;
    if (wanted.algorithm.empty()) return;
    constexpr std::array<std::string_view, 3> kKnown{"dir", "RSA-OAEP", "RSA-OAEP-256"};
    encryption_algorithm = wanted.algorithm;
    if (std::ranges::find(kKnown, wanted.algorithm) == kKnown.end()) {
        problem("jwt.E006", "Unrecognized encryption algorithm '" + wanted.algorithm + "'.",
                "Use dir, RSA-OAEP or RSA-OAEP-256.", "encryption.algorithm");
        return;
    }
    Result<jose::Key> key = fault("it is no base64url text of 32 bytes");
    if (wanted.algorithm != "dir") {
        key = jose::Key::from_pem(wanted.key);
        if (key && (!key->is_private() || key->type() != jose::KeyType::Rsa))
            key = fault("it is no private RSA key");
    } else if (const auto bytes = crypto::base64url_decode(wanted.key);
               bytes && bytes->size() == 32) {
        key = jose::Key::secret(*bytes);
    }
    if (!key) {
        problem("jwt.E006",
                "The key for " + wanted.algorithm + " cannot be used: " + key.error().message,
                "dir needs 32 random bytes as base64url; RSA-OAEP a private RSA key in PEM.",
                "encryption.key");
        return;
    }
    encryption = std::move(*key);
}

}  // namespace cadenza::jwt
