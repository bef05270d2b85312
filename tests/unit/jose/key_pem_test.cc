#include <gtest/gtest.h>

#include "cadenza/jose/key.h"
#include "cadenza/jose/signature.h"
#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

std::string why_not(std::string_view pem) {
    auto key = Key::from_pem(pem);
    return key ? "a key" : key.error().message;
}

// A signature of the one holds for the other.
bool belong_together(std::string_view alg, const char* private_pem, const char* public_pem) {
    const Algorithm& algorithm = *find_algorithm(alg);
    Key secret = *Key::from_pem(private_pem), open = *Key::from_pem(public_pem);
    return secret.is_private() && !open.is_private() &&
           verify_signature(algorithm, open, "text", make_signature(algorithm, secret, "text"));
}

TEST(KeyFromPem, reads_every_form) {
    EXPECT_TRUE(belong_together("RS256", kRsaPrivate, kRsaPublic));
    EXPECT_TRUE(belong_together("PS512", kRsaPrivatePkcs8, kRsaPublicPkcs1));
    EXPECT_TRUE(belong_together("ES256", kEcPrivate, kEcPublic));
    EXPECT_TRUE(belong_together("ES256", kEcPrivate, kEcCertificate));
    EXPECT_TRUE(belong_together("EdDSA", kEdPrivate, kEdPublic));
    EXPECT_EQ(Key::from_pem(kEdPublic, "name")->kid(), "name");
    EXPECT_EQ(Key::from_pem(kRsaPublic)->bits(), 2048u);
}

TEST(KeyFromPem, takes_the_first_of_several) {
    EXPECT_EQ(Key::from_pem("comment\n" + std::string(kEdPublic) + kRsaPrivate)->type(),
              KeyType::Okp);
    EXPECT_EQ(Key::from_pem(std::string(kRsaPrivate) + kEdPublic)->type(), KeyType::Rsa);
}

TEST(KeyFromPem, refuses_what_no_algorithm_uses) {
    EXPECT_EQ(why_not(kRsa1024Public),
              "The RSA key has 1024 bits; it must have from 2048 to 8192.");
    EXPECT_EQ(why_not(kEc224), "The EC key's curve is not P-256, P-384, P-521 or secp256k1.");
    EXPECT_EQ(why_not(kX25519), "The key is neither RSA, EC, Ed25519 nor Ed448.");
}

TEST(KeyFromPem, never_asks_for_a_passphrase) {
    EXPECT_EQ(why_not(kEcEncrypted),
              "The PEM text holds an encrypted private key; decrypt it first.");
    EXPECT_EQ(why_not(kEcEncryptedOld),
              "The PEM text is damaged, or its key is encrypted or of an unknown type.");
}

TEST(KeyFromPem, damaged_texts_are_refused) {
    EXPECT_EQ(why_not(""), "This is no PEM text of a private key, public key or certificate.");
    EXPECT_EQ(why_not("a plain secret"),
              "This is no PEM text of a private key, public key or certificate.");
    EXPECT_EQ(why_not(std::string(64 * 1024 + 1, '-')), "The PEM text is longer than 64 KiB.");
    std::string pem = kRsaPublic;
    for (std::size_t i = 0; i + 2 < pem.size(); i += 3)
        EXPECT_NE(why_not(pem.substr(0, i)), "a key") << i;
    std::string mixed = pem;
    mixed.replace(mixed.find("PUBLIC"), 6, "PRIVATE");
    EXPECT_NE(why_not(mixed), "a key");
}

}  // namespace
}  // namespace cadenza::jose
