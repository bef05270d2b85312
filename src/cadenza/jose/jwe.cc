#include "cadenza/jose/jwe.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <array>
#include <optional>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/crypto/random.h"
#include "cadenza/base/error.h"
#include "cadenza/jose/compact.h"
#include "cadenza/jose/key_data.h"

namespace cadenza::jose {
namespace {

constexpr std::size_t kKeySize = 32, kNonceSize = 12, kTagSize = 16;

// How the key that encrypts the content comes to its reader; `description` says what Key::fits()
// asks for.
struct KeyAlgorithm {
    std::string_view name;
    Algorithm description;
    bool sha256 = false;
};

constexpr std::array kKeyAlgorithms{
    KeyAlgorithm{"dir", {"dir", Scheme::Hmac, crypto::Hash::Sha256, KeyType::Oct, Curve::None}},
    KeyAlgorithm{"RSA-OAEP",
                 {"RSA-OAEP", Scheme::RsaPkcs1, crypto::Hash::Sha1, KeyType::Rsa, Curve::None}},
    KeyAlgorithm{
        "RSA-OAEP-256",
        {"RSA-OAEP-256", Scheme::RsaPkcs1, crypto::Hash::Sha256, KeyType::Rsa, Curve::None},
        true},
};

const KeyAlgorithm* find(std::string_view name) {
    for (const KeyAlgorithm& algorithm : kKeyAlgorithms) {
        if (algorithm.name == name) return &algorithm;
    }
    return nullptr;
}

const unsigned char* in(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* out(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

Result<void> fits(const KeyAlgorithm& algorithm, const Key& key, KeyUse use) {
    if (auto general = key.fits(algorithm.description, use); !general) return general;
    if (algorithm.name == "dir" && key.bits() != kKeySize * 8) {
        return fault("dir with A256GCM needs a secret of 32 bytes, not " +
                     std::to_string(key.bits() / 8) + ".");
    }
    return {};
}

bool set_oaep(EVP_PKEY_CTX* context, const KeyAlgorithm& algorithm) {
    const EVP_MD* hash = algorithm.sha256 ? EVP_sha256() : EVP_sha1();
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_oaep_md(context, hash) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, hash) == 1;
}

std::string wrap_key(const KeyAlgorithm& algorithm, const Key& key, std::string_view content_key) {
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.data().pkey.get(), nullptr));
    std::size_t size = 0;
    std::string wrapped;
    bool done =
        context && EVP_PKEY_encrypt_init(context.get()) == 1 &&
        set_oaep(context.get(), algorithm) &&
        EVP_PKEY_encrypt(context.get(), nullptr, &size, in(content_key), content_key.size()) == 1;
    if (done) {
        wrapped.resize(size);
        done = EVP_PKEY_encrypt(context.get(), out(wrapped), &size, in(content_key),
                                content_key.size()) == 1;
        wrapped.resize(size);
    }
    if (done) return wrapped;
    forget_openssl_errors();
    throw Error("OpenSSL cannot encrypt with " + std::string(algorithm.name) + " and this key.");
}

// What a broken encrypted key gives is random, so that decryption fails later and like any other
// (RFC 7516 section 11.5).
std::string unwrap_key(const KeyAlgorithm& algorithm, const Key& key, std::string_view wrapped) {
    std::string random = crypto::random_bytes(kKeySize);
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.data().pkey.get(), nullptr));
    std::string found(key.bits() / 8 + 1, '\0');
    std::size_t size = found.size();
    bool done =
        context && EVP_PKEY_decrypt_init(context.get()) == 1 &&
        set_oaep(context.get(), algorithm) &&
        EVP_PKEY_decrypt(context.get(), out(found), &size, in(wrapped), wrapped.size()) == 1 &&
        size == kKeySize;
    forget_openssl_errors();
    found.resize(kKeySize);
    return done ? found : random;
}

std::string seal(std::string_view key, std::string_view nonce, std::string_view additional,
                 std::string_view plaintext, std::string& tag) {
    CipherContext context(EVP_CIPHER_CTX_new());
    std::string ciphertext(plaintext.size(), '\0');
    tag.resize(kTagSize);
    int length = 0;
    bool done =
        context &&
        EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), in(key), in(nonce), nullptr) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &length, in(additional),
                          static_cast<int>(additional.size())) == 1 &&
        EVP_EncryptUpdate(context.get(), out(ciphertext), &length, in(plaintext),
                          static_cast<int>(plaintext.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), out(tag), &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kTagSize, tag.data()) == 1;
    if (!done) throw Error("OpenSSL cannot encrypt with A256GCM.");
    return ciphertext;
}

std::optional<std::string> open(std::string_view key, std::string_view nonce,
                                std::string_view additional, std::string_view ciphertext,
                                std::string tag) {
    CipherContext context(EVP_CIPHER_CTX_new());
    std::string plaintext(ciphertext.size() + kTagSize, '\0');
    int length = 0, rest = 0;
    bool good =
        context &&
        EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), in(key), in(nonce), nullptr) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &length, in(additional),
                          static_cast<int>(additional.size())) == 1 &&
        EVP_DecryptUpdate(context.get(), out(plaintext), &length, in(ciphertext),
                          static_cast<int>(ciphertext.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context.get(), out(plaintext) + length, &rest) == 1;
    forget_openssl_errors();
    if (!good) return std::nullopt;
    plaintext.resize(ciphertext.size());
    return plaintext;
}

struct Parsed {
    CompactHeader header;
    const KeyAlgorithm* algorithm;
    std::string wrapped_key, nonce, ciphertext, tag;
    std::string_view additional;  // the header as it was sent
};

Checked<const KeyAlgorithm*> check_algorithms(const CompactHeader& header,
                                              const VerifyOptions& options) {
    if (header.alg.empty() ||
        std::ranges::find(options.algorithms, header.alg) == options.algorithms.end()) {
        return refuse(Reason::Algorithm, "The specified alg value is not allowed");
    }
    const KeyAlgorithm* algorithm = find(header.alg);
    if (algorithm == nullptr) return refuse(Reason::Algorithm, "Algorithm not supported");
    if (header.members["enc"] != Value("A256GCM")) {
        return refuse(Reason::Algorithm, "The specified enc value is not allowed");
    }
    if (header.members.contains("zip")) {
        return refuse(Reason::Malformed, "Unsupported header: compressed content ('zip')");
    }
    return algorithm;
}

Checked<Parsed> parse(std::string_view token, const VerifyOptions& options) {
    auto parts = split_compact(token, 5, options);
    if (!parts) return std::unexpected(std::move(parts.error()));
    auto header = read_header((*parts)[0], options);
    if (!header) return std::unexpected(std::move(header.error()));
    auto algorithm = check_algorithms(*header, options);
    if (!algorithm) return std::unexpected(std::move(algorithm.error()));
    std::array<std::string, 4> decoded;
    for (std::size_t i = 0; i < decoded.size(); ++i) {
        auto bytes = crypto::base64url_decode((*parts)[i + 1]);
        if (!bytes) return refuse(Reason::Malformed, "Invalid padding");
        decoded[i] = std::move(*bytes);
    }
    Parsed parsed{std::move(*header),
                  *algorithm,
                  std::move(decoded[0]),
                  std::move(decoded[1]),
                  std::move(decoded[2]),
                  std::move(decoded[3]),
                  (*parts)[0]};
    bool sizes = parsed.nonce.size() == kNonceSize && parsed.tag.size() == kTagSize &&
                 (parsed.algorithm->name != "dir" || parsed.wrapped_key.empty());
    if (!sizes) return refuse(Reason::Malformed, "Invalid length of a segment");
    return parsed;
}

}  // namespace

std::string encrypt(Dict header, std::string_view plaintext, const Key& key, std::string_view alg) {
    const KeyAlgorithm* algorithm = find(alg);
    if (algorithm == nullptr) {
        throw Error("There is no encryption algorithm '" + std::string(alg) + "'.");
    }
    if (auto good = fits(*algorithm, key, KeyUse::Encrypt); !good)
        throw Error(good.error().message);
    complete_header(header, key, alg);
    header.set("enc", "A256GCM");
    std::string content_key = key.data().secret, wrapped;
    if (key.type() == KeyType::Rsa) {
        content_key = crypto::random_bytes(kKeySize);
        wrapped = wrap_key(*algorithm, key, content_key);
    }
    std::string head = write_header(header), tag, nonce = crypto::random_bytes(kNonceSize);
    std::string ciphertext = seal(content_key, nonce, head, plaintext, tag);
    for (std::string_view part : {std::string_view(wrapped), std::string_view(nonce),
                                  std::string_view(ciphertext), std::string_view(tag)}) {
        head += '.' + crypto::base64url_encode(part);
    }
    return head;
}

Checked<Jwe> decrypt(std::string_view token, const KeySet& keys, const VerifyOptions& options) {
    auto parsed = parse(token, options);
    if (!parsed) return std::unexpected(std::move(parsed.error()));
    std::string why;
    bool tried = false;
    Candidates candidates(keys, parsed->header);
    for (const Key& key : keys) {
        if (!candidates.contains(key)) continue;
        if (auto good = fits(*parsed->algorithm, key, KeyUse::Decrypt); !good) {
            why = good.error().message;
            continue;
        }
        tried = true;
        std::string content_key = key.type() == KeyType::Rsa
                                      ? unwrap_key(*parsed->algorithm, key, parsed->wrapped_key)
                                      : key.data().secret;
        auto plaintext =
            open(content_key, parsed->nonce, parsed->additional, parsed->ciphertext, parsed->tag);
        if (plaintext) return Jwe{std::move(parsed->header.members), std::move(*plaintext)};
    }
    if (tried) return refuse(Reason::Signature, "Decryption failed");
    if (!why.empty()) return refuse(Reason::Key, std::move(why));
    return refuse(Reason::Key, "There is no key to decrypt with");
}

}  // namespace cadenza::jose
