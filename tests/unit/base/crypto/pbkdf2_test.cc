#include "cadenza/base/crypto/pbkdf2.h"

#include <gtest/gtest.h>

namespace cadenza::crypto {
namespace {

TEST(Pbkdf2, known_answers) {
    // RFC 6070 (SHA-1) and RFC 7914 section 11 (SHA-256).
    EXPECT_EQ(hex(pbkdf2(Hash::Sha1, "password", "salt", 1)),
              "0c60c80f961f0e71f3a9b524af6012062fe037a6");
    EXPECT_EQ(hex(pbkdf2(Hash::Sha1, "password", "salt", 4096)),
              "4b007901b765489abead49d926f721d065a429c1");
    EXPECT_EQ(hex(pbkdf2(Hash::Sha1, "passwordPASSWORDpassword",
                         "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, 25)),
              "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
    EXPECT_EQ(hex(pbkdf2(Hash::Sha1, {"pass\0word", 9}, {"sa\0lt", 5}, 4096, 16)),
              "56fa6aa75548099dcc37d7f03425e0c3");
    EXPECT_EQ(hex(pbkdf2(Hash::Sha256, "passwd", "salt", 1, 64)),
              "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
              "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
}

TEST(Pbkdf2, gives_as_many_bytes_as_the_hash_has_unless_told) {
    EXPECT_EQ(pbkdf2(Hash::Sha256, "p", "s", 1).size(), 32u);
    EXPECT_EQ(pbkdf2(Hash::Sha512, "p", "s", 1).size(), 64u);
    EXPECT_EQ(pbkdf2(Hash::Sha256, "p", "s", 1, 33).size(), 33u);
}

}  // namespace
}  // namespace cadenza::crypto
