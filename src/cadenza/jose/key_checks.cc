// What a key that came from outside must be before it is used.
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <array>

#include "cadenza/base/error.h"
#include "cadenza/jose/key_data.h"
#include "cadenza/jose/signature.h"

namespace cadenza::jose {
namespace {

constexpr int kSmallestModulus = 2048, kLargestModulus = 8192;

BigNumber number_of(EVP_PKEY* pkey, const char* name) {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(pkey, name, &number);
    return BigNumber(number);
}

// Keys from Infineon's RSALib have primes k·M + 65537^a mod M, M the product of the first primes
// (CVE-2017-15361, "ROCA"): modulo each small prime their modulus is a power of 65537. For any
// other key this holds with probability 2^-27.
bool is_roca(const BIGNUM* modulus) {
    constexpr std::array kPrimes{3,   5,   7,   11,  13,  17,  19,  23,  29,  31,  37,  41,  43,
                                 47,  53,  59,  61,  67,  71,  73,  79,  83,  89,  97,  101, 103,
                                 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167};
    for (unsigned long prime : kPrimes) {
        unsigned long rest = BN_mod_word(modulus, prime), power = 1;
        do {
            if (power == rest) break;
            power = power * 65537 % prime;
        } while (power != 1);
        if (power != rest) return false;
    }
    return true;
}

Result<void> check_rsa(Key::Data& data, EVP_PKEY* pkey) {
    BigNumber n = number_of(pkey, OSSL_PKEY_PARAM_RSA_N),
              e = number_of(pkey, OSSL_PKEY_PARAM_RSA_E);
    if (!n || !e) return fault("The RSA key has no modulus or exponent.");
    int bits = BN_num_bits(n.get());
    if (bits < kSmallestModulus || bits > kLargestModulus) {
        return fault("The RSA key has " + std::to_string(bits) +
                     " bits; it must have from 2048 to 8192.");
    }
    if (!BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get()) ||
        BN_num_bits(e.get()) > 64) {
        return fault("The RSA key's modulus or exponent is none.");
    }
    if (is_roca(n.get()))
        return fault("The RSA key can be guessed (CVE-2017-15361); make a new one.");
    data.type = KeyType::Rsa;
    data.bits = static_cast<std::size_t>(bits);
    return {};
}

Result<void> check_ec(Key::Data& data, EVP_PKEY* pkey) {
    std::array<char, 64> name{};
    std::size_t length = 0;
    if (EVP_PKEY_get_group_name(pkey, name.data(), name.size(), &length) != 1) {
        return fault("The EC key is not of a named curve.");
    }
    for (Curve curve : {Curve::P256, Curve::P384, Curve::P521, Curve::Secp256k1}) {
        if (openssl_name(curve) == std::string_view(name.data(), length)) data.curve = curve;
    }
    if (data.curve == Curve::None) {
        return fault("The EC key's curve is not P-256, P-384, P-521 or secp256k1.");
    }
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, pkey, nullptr));
    if (!context || EVP_PKEY_public_check(context.get()) != 1) {
        return fault("The EC key's point is not on its curve.");
    }
    data.type = KeyType::Ec;
    data.bits = static_cast<std::size_t>(EVP_PKEY_get_bits(pkey));
    return {};
}

Result<void> check_type(Key::Data& data, EVP_PKEY* pkey) {
    switch (EVP_PKEY_get_base_id(pkey)) {
        case EVP_PKEY_RSA: return check_rsa(data, pkey);
        case EVP_PKEY_EC: return check_ec(data, pkey);
        case EVP_PKEY_ED25519: data.curve = Curve::Ed25519; break;
        case EVP_PKEY_ED448: data.curve = Curve::Ed448; break;
        default: return fault("The key is neither RSA, EC, Ed25519 nor Ed448.");
    }
    data.type = KeyType::Okp;
    data.bits = curve_size(data.curve) * 8;
    return {};
}

// One signature shows that the private half belongs to the public one, whatever the type.
bool halves_belong_together(const Key::Data& data) {
    Key::Data bare;
    bare.type = data.type;
    bare.curve = data.curve;
    bare.is_private = true;
    bare.pkey = data.pkey;
    Key key = KeyAccess::make(std::move(bare));
    for (const Algorithm& algorithm : algorithms()) {
        if (!key.fits(algorithm, KeyUse::Sign)) continue;
        try {
            return verify_signature(algorithm, key, "halves",
                                    make_signature(algorithm, key, "halves"));
        } catch (const Error&) {
            return false;
        }
    }
    return false;
}

}  // namespace

Result<void> adopt_pkey(Key::Data& data, PkeyPtr pkey, bool is_private) {
    Result<void> good = check_type(data, pkey.get());
    data.is_private = is_private;
    data.pkey = std::move(pkey);
    if (good && is_private && !halves_belong_together(data)) {
        good = fault("The private key does not belong to its public key.");
    }
    if (!good) forget_openssl_errors();
    return good;
}

std::string_view jwk_name(Curve curve) {
    switch (curve) {
        case Curve::P256: return "P-256";
        case Curve::P384: return "P-384";
        case Curve::P521: return "P-521";
        case Curve::Secp256k1: return "secp256k1";
        case Curve::Ed25519: return "Ed25519";
        case Curve::Ed448: return "Ed448";
        case Curve::None: break;
    }
    return "";
}

std::string_view openssl_name(Curve curve) {
    switch (curve) {
        case Curve::P256: return "prime256v1";
        case Curve::P384: return "secp384r1";
        case Curve::P521: return "secp521r1";
        case Curve::Secp256k1: return "secp256k1";
        case Curve::Ed25519: return "ED25519";
        case Curve::Ed448: return "ED448";
        case Curve::None: break;
    }
    return "";
}

std::size_t curve_size(Curve curve) {
    switch (curve) {
        case Curve::P256:
        case Curve::Secp256k1:
        case Curve::Ed25519: return 32;
        case Curve::P384: return 48;
        case Curve::Ed448: return 57;
        case Curve::P521: return 66;
        case Curve::None: break;
    }
    return 0;
}

}  // namespace cadenza::jose
