#include "cadenza/contrib/auth/hashers/argon2_hasher.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

// By Django 3.2 with argon2-cffi 21.1, whose hashes have 16 bytes.
constexpr const char* kDjangos =
    "argon2$argon2id$v=19$m=64,t=1,p=1$c2Vhc2FsdHNlYXNhbHQ$+5VoSi1ByZEOs7gLgUEQtA";
// By libargon2 at version 1.0, as Django once wrote them.
constexpr const char* kOld =
    "argon2$argon2i$v=16$m=64,t=1,p=1$c2Vhc2FsdHNlYXNhbHQ$Sb+/9OzOu/"
    "7qzFQdxhjKkSyrR8b9et4ioEdgL5OgbEQ";

TEST(Argon2Hasher, verifies_what_django_wrote) {
    Argon2Hasher hasher(1, 64, 1);
    EXPECT_TRUE(hasher.verify("lètmein", kDjangos));
    EXPECT_FALSE(hasher.verify("lètmeinz", kDjangos));
    EXPECT_TRUE(hasher.verify("lètmein", kOld));
    EXPECT_TRUE(hasher.must_update(kDjangos)) << "its hash and its salt are shorter";
    EXPECT_TRUE(hasher.must_update(kOld));
    std::string unversioned(kOld);
    unversioned.erase(unversioned.find("v=16$"), 5);
    EXPECT_TRUE(hasher.verify("lètmein", unversioned));
}

TEST(Argon2Hasher, its_own_hashes_hold_32_bytes) {
    Argon2Hasher hasher(1, 64, 1);
    std::string encoded = hasher.encode("lètmein", std::string(22, 's'));
    EXPECT_TRUE(encoded.starts_with("argon2$argon2id$v=19$m=64,t=1,p=1$")) << encoded;
    EXPECT_EQ(encoded.size() - encoded.rfind('$') - 1, 43u);
    EXPECT_LE(encoded.size(), 128u);
    EXPECT_TRUE(hasher.verify("lètmein", encoded));
    EXPECT_FALSE(hasher.must_update(encoded));
    EXPECT_TRUE(Argon2Hasher(2, 64, 1).must_update(encoded));
    EXPECT_TRUE(Argon2Hasher(1, 65, 1).must_update(encoded));
    EXPECT_TRUE(Argon2Hasher(1, 64, 2).must_update(encoded));
    EXPECT_TRUE(hasher.must_update(hasher.encode("lètmein", "seasaltseasalt")));
}

TEST(Argon2Hasher, what_it_cannot_read_is_not_right) {
    Argon2Hasher hasher(1, 64, 1);
    for (const char* encoded :
         {"", "argon2", "argon2$argon2id$v=19$m=64,t=1,p=1$c2FsdA",
          "argon2$argon2x$v=19$m=64,t=1,p=1$a$b", "argon2$argon2id$v=20$m=64,t=1,p=1$a$b",
          "argon2$argon2id$v=19$m=64,t=1$a$b", "argon2$argon2id$v=19$t=1,m=64,p=1$a$b",
          "argon2$argon2id$v=19$m=4294967295,t=1,p=1$a$b",
          "argon2$argon2id$v=19$m=64,t=1,p=1,x=1$a$b", "argon2$argon2id$v=19$m=64,t=1,p=1$a$b$c"}) {
        EXPECT_FALSE(hasher.can_read(encoded)) << encoded;
        EXPECT_FALSE(hasher.verify("", encoded)) << encoded;
        EXPECT_TRUE(hasher.must_update(encoded)) << encoded;
        EXPECT_EQ(hasher.safe_summary(encoded).size(), 1u);
    }
    EXPECT_FALSE(hasher.verify("", "argon2$argon2id$v=19$m=64,t=1,p=1$!!$!!"));
}

TEST(Argon2Hasher, refuses_impossible_costs_and_salts) {
    EXPECT_THROW(Argon2Hasher(0, 64, 1), ImproperlyConfigured);
    EXPECT_THROW(Argon2Hasher(1, 7, 1), ImproperlyConfigured);
    EXPECT_THROW(Argon2Hasher(1, 64, 0), ImproperlyConfigured);
    EXPECT_THROW(Argon2Hasher(1, 64, 1).encode("p", "short"), Error);
}

TEST(Argon2Hasher, summarises_without_telling_the_hash) {
    auto summary = Argon2Hasher(1, 64, 1).safe_summary(kDjangos);
    ASSERT_EQ(summary.size(), 8u);
    EXPECT_EQ(summary[1].second, "argon2id");
    EXPECT_EQ(summary[3], (std::pair<std::string, std::string>{"memory cost", "64"}));
    EXPECT_EQ(summary[7].second, "+5VoSi****************");
}

}  // namespace
}  // namespace cadenza::auth
