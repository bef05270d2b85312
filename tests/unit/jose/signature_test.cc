#include "cadenza/jose/signature.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

TEST(Signature, has_the_length_that_the_rfcs_say) {
    auto length = [](const char* alg) {
        const Algorithm& algorithm = *find_algorithm(alg);
        return make_signature(algorithm, Key::generate(algorithm), "text").size();
    };
    EXPECT_EQ(length("HS384"), 48u);
    EXPECT_EQ(length("ES256"), 64u);
    EXPECT_EQ(length("ES384"), 96u);
    EXPECT_EQ(length("ES512"), 132u);
    EXPECT_EQ(length("ES256K"), 64u);
    EXPECT_EQ(length("EdDSA"), 64u);
}

TEST(Signature, a_key_that_does_not_fit_neither_signs_nor_verifies) {
    Key secret = *Key::secret("a secret of more than 32 characters"),
        rsa = *Key::from_pem(kRsaPublic);
    const Algorithm& hs256 = *find_algorithm("HS256");
    const Algorithm& rs256 = *find_algorithm("RS256");
    EXPECT_THROW(make_signature(rs256, secret, "text"), Error);
    EXPECT_THROW(make_signature(rs256, rsa, "text"), Error) << "it is the public half";
    EXPECT_FALSE(verify_signature(hs256, rsa, "text", ""));
    EXPECT_FALSE(verify_signature(rs256, secret, "text", make_signature(hs256, secret, "text")));
}

TEST(Signature, ed448_is_eddsa_as_well) {
    // RFC 8032 section 7.4, "blank".
    Key key = *Key::from_jwk(Value{
        {"kty", "OKP"},
        {"crv", "Ed448"},
        {"d", "bIKlYsuAjRDWMr6JyFE-v2ySnzTd-oyfY8mWDvbjSKNSjIo_zC8ETjmj_FuUSS-PAy51SaIAmPlb"},
        {"x", "X9dEm1m0Yf0s54fsYWrUah2hNCSFpw4fig6nXYDpZ3jt8SR2m0bHBhvWeD3x5Q9s0foavq_oJWGA"}});
    EXPECT_EQ(key.curve(), Curve::Ed448);
    std::string signature = make_signature(*find_algorithm("EdDSA"), key, "");
    EXPECT_EQ(crypto::hex(signature).substr(0, 32), "533a37f6bbe457251f023c0d88f976ae");
    EXPECT_EQ(signature.size(), 114u);
    EXPECT_TRUE(verify_signature(*find_algorithm("EdDSA"), key, "", signature));
}

}  // namespace
}  // namespace cadenza::jose
