#include "cadenza/contrib/auth/hashers/scrypt_hasher.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

constexpr const char* kDjangos =
    "scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/"
    "NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw==";

TEST(ScryptHasher, writes_what_django_writes) {
    ScryptHasher hasher(1 << 14, 8, 1);
    EXPECT_EQ(hasher.encode("lètmein", "seasalt"), kDjangos);
    ScryptHasher other(2, 1, 1);
    EXPECT_TRUE(other.verify("lètmein", kDjangos));
    EXPECT_FALSE(other.verify("lètmeinz", kDjangos));
    EXPECT_FALSE(hasher.must_update(kDjangos));
    EXPECT_TRUE(other.must_update(kDjangos));
    EXPECT_TRUE(ScryptHasher(1 << 14, 8, 5).must_update(kDjangos));
}

TEST(ScryptHasher, what_it_cannot_read_is_not_right) {
    ScryptHasher hasher(2, 1, 1);
    for (const char* encoded :
         {"", "scrypt", "scrypt$16384$salt$8$1", "scrypt$16383$salt$8$1$h",
          "scrypt$16777216$salt$64$1$h", "scrypt$2$$1$1$h", "scrypt$2$salt$0$1$h",
          "scrypt$2$salt$1$99$h", "scrypt$1$salt$1$1$h"}) {
        EXPECT_FALSE(hasher.can_read(encoded)) << encoded;
        EXPECT_FALSE(hasher.verify("", encoded)) << encoded;
        EXPECT_TRUE(hasher.must_update(encoded)) << encoded;
        EXPECT_EQ(hasher.safe_summary(encoded).size(), 1u);
    }
}

TEST(ScryptHasher, refuses_impossible_costs_and_salts) {
    EXPECT_THROW(ScryptHasher(1000, 8, 1), ImproperlyConfigured);
    EXPECT_THROW(ScryptHasher(16, 0, 1), ImproperlyConfigured);
    EXPECT_THROW(ScryptHasher(1 << 24, 8, 1), ImproperlyConfigured) << "16 GiB";
    EXPECT_THROW(ScryptHasher(2, 1, 1).encode("p", "a$b"), Error);
}

TEST(ScryptHasher, summarises_without_telling_the_hash) {
    auto summary = ScryptHasher(2, 1, 1).safe_summary(kDjangos);
    ASSERT_EQ(summary.size(), 6u);
    EXPECT_EQ(summary[1], (std::pair<std::string, std::string>{"work factor", "16384"}));
    EXPECT_EQ(summary[4].second, "seasal*");
    EXPECT_EQ(summary[5].second.substr(0, 8), "Qj3+9P**");
}

}  // namespace
}  // namespace cadenza::auth
