#include "cadenza/jose/signature.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "cadenza/base/error.h"
#include "cadenza/jose/key_data.h"

namespace cadenza::jose {
namespace {

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

const EVP_MD* message_digest(const Algorithm& algorithm) {
    if (algorithm.scheme == Scheme::EdDsa) return nullptr;  // hashes by itself
    switch (algorithm.hash) {
        case crypto::Hash::Sha384: return EVP_sha384();
        case crypto::Hash::Sha512: return EVP_sha512();
        default: return EVP_sha256();
    }
}

const crypto::HmacKey& mac(const Algorithm& algorithm, const Key& key) {
    const auto& macs = key.data().macs;
    switch (algorithm.hash) {
        case crypto::Hash::Sha384: return macs[1];
        case crypto::Hash::Sha512: return macs[2];
        default: return macs[0];
    }
}

// RFC 7518 section 3.5: the salt is as long as the hash, and MGF1 uses the same hash.
bool set_padding(EVP_PKEY_CTX* context, const Algorithm& algorithm) {
    if (algorithm.scheme != Scheme::RsaPss) return true;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context, message_digest(algorithm)) == 1;
}

// ECDSA in JOSE is r and s, each as long as a coordinate; OpenSSL speaks DER.
std::string to_der(std::string_view raw, std::size_t size) {
    if (raw.size() != 2 * size) return {};
    ECDSA_SIG* signature = ECDSA_SIG_new();
    ECDSA_SIG_set0(signature, number_from_bytes(raw.substr(0, size)).release(),
                   number_from_bytes(raw.substr(size)).release());
    unsigned char* der = nullptr;
    int length = i2d_ECDSA_SIG(signature, &der);
    std::string out(reinterpret_cast<char*>(der),
                    length > 0 ? static_cast<std::size_t>(length) : 0);
    OPENSSL_free(der);
    ECDSA_SIG_free(signature);
    return out;
}

std::string from_der(std::string_view der, std::size_t size) {
    const unsigned char* p = bytes(der);
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &p, static_cast<long>(der.size()));
    if (signature == nullptr) return {};
    std::string out = number_bytes(ECDSA_SIG_get0_r(signature), size) +
                      number_bytes(ECDSA_SIG_get0_s(signature), size);
    ECDSA_SIG_free(signature);
    return out;
}

std::string sign_with_pkey(const Algorithm& algorithm, const Key& key, std::string_view message) {
    DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* padding = nullptr;
    std::size_t size = 0;
    std::string out;
    bool done = context &&
                EVP_DigestSignInit(context.get(), &padding, message_digest(algorithm), nullptr,
                                   key.data().pkey.get()) == 1 &&
                set_padding(padding, algorithm) &&
                EVP_DigestSign(context.get(), nullptr, &size, bytes(message), message.size()) == 1;
    if (done) {
        out.resize(size);
        done = EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                              bytes(message), message.size()) == 1;
        out.resize(size);
    }
    if (done && algorithm.scheme == Scheme::Ecdsa) out = from_der(out, curve_size(key.curve()));
    if (!done || out.empty()) {
        forget_openssl_errors();
        throw Error("OpenSSL cannot sign with " + std::string(algorithm.name) + " and this key.");
    }
    return out;
}

bool verify_with_pkey(const Algorithm& algorithm, const Key& key, std::string_view message,
                      std::string_view signature) {
    std::string der;
    if (algorithm.scheme == Scheme::Ecdsa) {
        der = to_der(signature, curve_size(key.curve()));
        if (der.empty()) return false;
        signature = der;
    }
    DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* padding = nullptr;
    bool good = context &&
                EVP_DigestVerifyInit(context.get(), &padding, message_digest(algorithm), nullptr,
                                     key.data().pkey.get()) == 1 &&
                set_padding(padding, algorithm) &&
                EVP_DigestVerify(context.get(), bytes(signature), signature.size(), bytes(message),
                                 message.size()) == 1;
    if (!good) forget_openssl_errors();
    return good;
}

}  // namespace

std::string make_signature(const Algorithm& algorithm, const Key& key, std::string_view message) {
    if (auto fits = key.fits(algorithm, KeyUse::Sign); !fits) throw Error(fits.error().message);
    if (algorithm.scheme == Scheme::Hmac) return mac(algorithm, key)(message);
    return sign_with_pkey(algorithm, key, message);
}

bool verify_signature(const Algorithm& algorithm, const Key& key, std::string_view message,
                      std::string_view signature) {
    if (!key.fits(algorithm, KeyUse::Verify)) return false;
    if (algorithm.scheme == Scheme::Hmac) {
        return crypto::constant_time_equal(mac(algorithm, key)(message), signature);
    }
    return verify_with_pkey(algorithm, key, message, signature);
}

}  // namespace cadenza::jose
