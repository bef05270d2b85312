#include "cadenza/base/crypto/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "cadenza/base/error.h"

namespace cadenza::crypto {
namespace {

const EVP_MD* algorithm(Hash hash) {
    switch (hash) {
        case Hash::Md5: return EVP_md5();
        case Hash::Sha1: return EVP_sha1();
        case Hash::Sha224: return EVP_sha224();
        case Hash::Sha256: return EVP_sha256();
        case Hash::Sha384: return EVP_sha384();
        case Hash::Sha512: return EVP_sha512();
    }
    return EVP_sha256();
}

}  // namespace

std::string digest(Hash hash, std::string_view data) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (EVP_Digest(data.data(), data.size(), out, &length, algorithm(hash), nullptr) != 1) {
        throw Error("OpenSSL cannot compute this digest; is the algorithm disabled?");
    }
    return {reinterpret_cast<char*>(out), length};
}

std::string hmac(Hash hash, std::string_view key, std::string_view data) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
    // An empty view may have no address, and HMAC() takes a null key for "the key of the last
    // call".
    const char* key_bytes = key.empty() ? "" : key.data();
    if (!HMAC(algorithm(hash), key_bytes, static_cast<int>(key.size()), bytes, data.size(), out,
              &length)) {
        throw Error("OpenSSL cannot compute this HMAC; is the algorithm disabled?");
    }
    return {reinterpret_cast<char*>(out), length};
}

std::string hex(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
    return out;
}

std::string md5_hex(std::string_view data) {
    return hex(digest(Hash::Md5, data));
}
std::string sha1_hex(std::string_view data) {
    return hex(digest(Hash::Sha1, data));
}
std::string sha256_hex(std::string_view data) {
    return hex(digest(Hash::Sha256, data));
}

bool constant_time_equal(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.empty() || CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace cadenza::crypto
