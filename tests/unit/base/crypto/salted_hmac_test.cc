#include "cadenza/base/crypto/salted_hmac.h"

#include <gtest/gtest.h>

namespace cadenza::crypto {
namespace {

TEST(SaltedHmac, is_that_of_django) {
    EXPECT_EQ(hex(salted_hmac("salt", "value", "secret", Hash::Sha1)),
              "a82be9ba6efe61405ee8d2e8a3781c37e103360a");
    EXPECT_EQ(hex(salted_hmac("salt", "value", "secret")),
              "debaddcd9ecbaab181289870baf8af49b0af0a7050d620d1a63f1e69bd87ceb8");
    EXPECT_EQ(hex(salted_hmac("", "", "")),
              "bfe4527091e7291c5b9a9359c579a97302ba3a7d969994f80a562db7bad4315c");
}

TEST(SaltedHmac, each_purpose_has_a_signature_of_its_own) {
    EXPECT_NE(salted_hmac("a", "value", "secret"), salted_hmac("b", "value", "secret"));
    EXPECT_NE(salted_hmac("a", "value", "secret"), salted_hmac("a", "value", "Secret"));
}

}  // namespace
}  // namespace cadenza::crypto
