#include "cadenza/contrib/auth/hashers/pbkdf2_hasher.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

using crypto::Hash;

TEST(Pbkdf2Hasher, writes_what_django_writes) {
    EXPECT_EQ(Pbkdf2Hasher(Hash::Sha256, 1000).encode("lètmein", "seasalt"),
              "pbkdf2_sha256$1000$seasalt$JgZryXe2Ga8ysg6XbzkLpTdyPQrHqsinbL9BnnhgX4A=");
    EXPECT_EQ(Pbkdf2Hasher(Hash::Sha1, 1000).encode("lètmein", "seasalt"),
              "pbkdf2_sha1$1000$seasalt$ljleU4wBmTtz/MoG5YTwxpM0d7I=");
}

TEST(Pbkdf2Hasher, verifies_with_the_iterations_of_the_text) {
    Pbkdf2Hasher hasher(Hash::Sha256, 1);
    std::string encoded = Pbkdf2Hasher(Hash::Sha256, 1000).encode("lètmein", "seasalt");
    EXPECT_TRUE(hasher.verify("lètmein", encoded));
    EXPECT_FALSE(hasher.verify("lètmeinz", encoded));
    EXPECT_FALSE(hasher.verify("", encoded));
    EXPECT_FALSE(Pbkdf2Hasher(Hash::Sha1, 1).verify("lètmein", encoded));
}

TEST(Pbkdf2Hasher, what_it_cannot_read_is_not_right) {
    Pbkdf2Hasher hasher(Hash::Sha256, 1);
    for (const char* encoded :
         {"", "pbkdf2_sha256", "pbkdf2_sha256$1000$salt", "pbkdf2_sha256$$salt$hash",
          "pbkdf2_sha256$0$salt$hash", "pbkdf2_sha256$-1$salt$hash", "pbkdf2_sha256$1$$hash",
          "pbkdf2_sha256$1e9$salt$hash", "pbkdf2_sha256$2147483647$salt$hash"}) {
        EXPECT_FALSE(hasher.can_read(encoded)) << encoded;
        EXPECT_FALSE(hasher.verify("", encoded)) << encoded;
        EXPECT_TRUE(hasher.must_update(encoded)) << encoded;
        hasher.harden_runtime("", encoded);
        EXPECT_EQ(hasher.safe_summary(encoded).size(), 1u) << encoded;
    }
    EXPECT_FALSE(hasher.verify("p", "pbkdf2_sha256$1$salt$"));
}

TEST(Pbkdf2Hasher, renews_other_iterations_and_short_salts) {
    Pbkdf2Hasher hasher(Hash::Sha256, 10);
    std::string salt(22, 's');
    EXPECT_FALSE(hasher.must_update(hasher.encode("p", salt)));
    EXPECT_TRUE(hasher.must_update(hasher.encode("p", "short")));
    EXPECT_TRUE(hasher.must_update(Pbkdf2Hasher(Hash::Sha256, 9).encode("p", salt)));
    EXPECT_TRUE(hasher.must_update(Pbkdf2Hasher(Hash::Sha256, 11).encode("p", salt)));
}

TEST(Pbkdf2Hasher, refuses_salts_that_the_format_cannot_hold) {
    Pbkdf2Hasher hasher(Hash::Sha256, 1);
    EXPECT_THROW(hasher.encode("p", ""), Error);
    EXPECT_THROW(hasher.encode("p", "sea$salt"), Error);
}

TEST(Pbkdf2Hasher, summarises_without_telling_the_hash) {
    auto summary =
        Pbkdf2Hasher(Hash::Sha256, 1).safe_summary("pbkdf2_sha256$1000$seasalt$JgZryXe2Ga8=");
    std::vector<std::pair<std::string, std::string>> expected{{"algorithm", "pbkdf2_sha256"},
                                                              {"iterations", "1000"},
                                                              {"salt", "seasal*"},
                                                              {"hash", "JgZryX******"}};
    EXPECT_EQ(summary, expected);
}

}  // namespace
}  // namespace cadenza::auth
