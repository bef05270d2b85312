#include "cadenza/base/crypto/hash.h"

#include <gtest/gtest.h>

namespace cadenza::crypto {
namespace {

TEST(Hash, digests_are_those_of_the_standards) {
    EXPECT_EQ(md5_hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
    EXPECT_EQ(sha1_hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex(digest(Hash::Sha224, "abc")),
              "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
    EXPECT_EQ(digest(Hash::Sha384, "").size(), 48u);
    EXPECT_EQ(digest(Hash::Sha512, "").size(), 64u);
}

TEST(Hash, hmac_is_that_of_rfc_4231) {
    EXPECT_EQ(hex(hmac(Hash::Sha256, "Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hex(hmac(Hash::Sha256, "", "")),
              "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    EXPECT_EQ(hex(hmac(Hash::Sha256, {}, {})), hex(hmac(Hash::Sha256, "", "")));
    EXPECT_NE(hmac(Hash::Sha256, "key", "x"), hmac(Hash::Sha256, {}, "x"));
}

TEST(Hash, constant_time_equal_is_equality) {
    EXPECT_TRUE(constant_time_equal("", ""));
    EXPECT_TRUE(constant_time_equal("secret", std::string("secret")));
    EXPECT_FALSE(constant_time_equal("secret", "secreT"));
    EXPECT_FALSE(constant_time_equal("secret", "secrets"));
}

}  // namespace
}  // namespace cadenza::crypto
