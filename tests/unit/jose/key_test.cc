#include "cadenza/jose/key.h"

#include <gtest/gtest.h>

#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

std::string why_not(const Result<Key>& key) {
    return key ? "a key" : key.error().message;
}
std::string fits(const Key& key, std::string_view alg, KeyUse use = KeyUse::Verify) {
    auto good = key.fits(*find_algorithm(alg), use);
    return good ? "fits" : good.error().message;
}

TEST(Key, a_secret_is_neither_empty_nor_a_public_key) {
    EXPECT_EQ(why_not(Key::secret("")), "The secret is empty.");
    EXPECT_EQ(why_not(Key::secret(std::string(64 * 1024 + 1, 'k'))),
              "The secret is longer than 64 KiB.");
    for (std::string text :
         {std::string(kRsaPublic), std::string(kEcCertificate), "\n " + std::string(kEdPublic),
          std::string("ssh-rsa AAAA"), std::string("ecdsa-sha2-nistp256 AAAA")}) {
        EXPECT_EQ(
            why_not(Key::secret(text)),
            "The specified key is an asymmetric key or x509 certificate and should not be used as "
            "an HMAC secret.");
    }
    Key key = *Key::secret("0123456789abcdef0123456789abcdef", "name");
    EXPECT_EQ(key.type(), KeyType::Oct);
    EXPECT_EQ(key.bits(), 256u);
    EXPECT_EQ(key.kid(), "name");
    EXPECT_TRUE(key.is_private());
    EXPECT_EQ(key.with_kid("other").kid(), "other");
}

TEST(Key, its_type_curve_and_length_must_be_the_algorithms) {
    Key secret = *Key::secret("0123456789abcdef0123456789abcdef"), rsa = *Key::from_pem(kRsaPublic),
        ec = *Key::from_pem(kEcPublic);
    EXPECT_EQ(fits(secret, "HS256"), "fits");
    EXPECT_EQ(fits(secret, "HS512"), "fits")
        << "a raw secret needs 32 bytes, as Django's keys have 50";
    EXPECT_EQ(fits(*Key::secret("short"), "HS256"),
              "The secret is too short for HS256: it has 5 bytes and needs 32.");
    EXPECT_EQ(fits(secret, "RS256"), "RS256 cannot be used with a secret.");
    EXPECT_EQ(fits(rsa, "HS256"), "HS256 cannot be used with an RSA key.");
    EXPECT_EQ(fits(rsa, "PS512"), "fits");
    EXPECT_EQ(fits(ec, "ES256"), "fits");
    EXPECT_EQ(fits(ec, "ES384"), "ES384 needs a key of curve P-384, not P-256.");
    EXPECT_EQ(fits(ec, "EdDSA"), "EdDSA cannot be used with an EC key.");
    EXPECT_EQ(fits(rsa, "RS256", KeyUse::Sign), "A private key is needed to sign.");
}

TEST(Key, obeys_what_its_jwk_says_of_its_use) {
    auto key = [](Dict more) {
        more.set("kty", "oct");
        more.set("k", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        return *Key::from_jwk(Value(std::move(more)));
    };
    EXPECT_EQ(fits(key({{"use", "enc"}}), "HS256"), "The key's use is 'enc'.");
    EXPECT_EQ(fits(key({{"use", "sig"}}), "HS256"), "fits");
    EXPECT_EQ(fits(key({{"alg", "HS384"}}), "HS256"), "The key is for 'HS384', not HS256.");
    EXPECT_EQ(fits(key({{"alg", "A256GCM"}}), "HS256"), "The key is for 'A256GCM', not HS256.");
    EXPECT_EQ(fits(key({}), "HS384"),
              "The secret is too short for HS384: it has 32 bytes and needs 48.");
    Key verifies = key({{"key_ops", Value::list({"verify"})}});
    EXPECT_EQ(fits(verifies, "HS256"), "fits");
    EXPECT_EQ(fits(verifies, "HS256", KeyUse::Sign), "The key's key_ops do not list 'sign'.");
    EXPECT_EQ(fits(key({{"key_ops", Value::list({"sign"})}}), "HS256"), "fits");
    EXPECT_EQ(fits(key({{"key_ops", Value::list({"encrypt"})}}), "HS256"),
              "The key's key_ops do not list 'verify'.");
}

TEST(Key, an_rsa_key_made_for_a_hash_may_be_used_with_a_longer_one) {
    auto key = [](const char* alg) {
        Dict jwk = Key::from_pem(kRsaPublic)->to_jwk();
        jwk.set("alg", alg);
        return *Key::from_jwk(Value(std::move(jwk)));
    };
    EXPECT_EQ(fits(key("PS256"), "PS384"), "fits");
    EXPECT_EQ(fits(key("PS384"), "PS256"), "The key is for 'PS384', not PS256.");
    EXPECT_EQ(fits(key("PS256"), "RS256"), "The key is for 'PS256', not RS256.");
    EXPECT_EQ(fits(key("RSA-OAEP"), "RS256"), "The key is for 'RSA-OAEP', not RS256.");
}

TEST(Key, generates_keys_that_fit) {
    for (const char* alg :
         {"HS256", "HS384", "HS512", "ES256", "ES384", "ES512", "ES256K", "EdDSA"}) {
        Key key = Key::generate(*find_algorithm(alg), "new");
        EXPECT_EQ(fits(key, alg, KeyUse::Sign), "fits") << alg;
        EXPECT_EQ(key.kid(), "new");
    }
    EXPECT_EQ(Key::generate(*find_algorithm("HS512")).bits(), 512u);
}

TEST(Key, has_the_thumbprint_of_rfc_7638) {
    Key key = *Key::from_jwk(Value{
        {"kty", "RSA"},
        {"n",
         "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_"
         "BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_"
         "FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-"
         "bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"},
        {"e", "AQAB"},
        {"alg", "RS256"},
        {"kid", "2011-04-29"}});
    EXPECT_EQ(key.thumbprint(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

}  // namespace
}  // namespace cadenza::jose
