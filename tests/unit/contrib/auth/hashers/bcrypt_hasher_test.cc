#include "cadenza/contrib/auth/hashers/bcrypt_hasher.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

constexpr const char* kSalt = "$2b$04$abcdefghijklmnopqrstuu";
constexpr const char* kSha256 =
    "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuulyx/yrfLnuLCi6gwFG5mrkJjuQKpL6S";
constexpr const char* kPlain =
    "bcrypt$$2b$04$abcdefghijklmnopqrstuuanVo7Xut1CH8VGIGlz1JovQh9GJbbtG";

TEST(BcryptHasher, writes_what_django_writes) {
    EXPECT_EQ(BcryptHasher(true, 4).encode("lètmein", kSalt), kSha256);
    EXPECT_EQ(BcryptHasher(false, 4).encode("lètmein", kSalt), kPlain);
    EXPECT_TRUE(BcryptHasher(true, 12).verify("lètmein", kSha256));
    EXPECT_TRUE(BcryptHasher(false, 12).verify("lètmein", kPlain));
    EXPECT_FALSE(BcryptHasher(true, 4).verify("lètmeinz", kSha256));
    EXPECT_FALSE(BcryptHasher(false, 4).verify("lètmein", kSha256));
}

TEST(BcryptHasher, makes_a_salt_with_its_rounds) {
    BcryptHasher hasher(true, 5);
    EXPECT_TRUE(hasher.salt().starts_with("$2b$05$"));
    EXPECT_EQ(hasher.salt().size(), 29u);
    EXPECT_NE(hasher.salt(), hasher.salt());
    std::string encoded = hasher.encode("p", hasher.salt());
    EXPECT_FALSE(hasher.must_update(encoded));
    EXPECT_TRUE(BcryptHasher(true, 4).must_update(encoded));
    BcryptHasher(true, 7).harden_runtime("p", encoded);
}

TEST(BcryptHasher, with_sha256_every_byte_of_a_long_password_counts) {
    std::string a(100, 'a'), b = std::string(99, 'a') + 'b';
    BcryptHasher sha256(true, 4), plain(false, 4);
    EXPECT_FALSE(sha256.verify(b, sha256.encode(a, kSalt)));
    EXPECT_TRUE(plain.verify(b, plain.encode(a, kSalt))) << "bcrypt takes 72 bytes";
    std::string zero("a\0b", 3);
    EXPECT_FALSE(sha256.verify("a", sha256.encode(zero, kSalt)));
    EXPECT_THROW(plain.encode(zero, kSalt), Error);
    EXPECT_FALSE(plain.verify(zero, plain.encode("a", kSalt)));
}

TEST(BcryptHasher, what_it_cannot_read_is_not_right) {
    BcryptHasher hasher(true, 4);
    for (std::string encoded :
         {"", "bcrypt_sha256", "bcrypt_sha256$", "bcrypt_sha256$$2b$04$short",
          "bcrypt_sha256$$2x$04$abcdefghijklmnopqrstuulyx/yrfLnuLCi6gwFG5mrkJjuQKpL6S",
          "bcrypt_sha256$$2b$31$abcdefghijklmnopqrstuulyx/yrfLnuLCi6gwFG5mrkJjuQKpL6S",
          "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuu!yx/yrfLnuLCi6gwFG5mrkJjuQKpL6S",
          "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuu"}) {
        EXPECT_FALSE(hasher.can_read(encoded)) << encoded;
        EXPECT_FALSE(hasher.verify("", encoded)) << encoded;
        EXPECT_TRUE(hasher.must_update(encoded)) << encoded;
        hasher.harden_runtime("", encoded);
        EXPECT_EQ(hasher.safe_summary(encoded).size(), 1u);
    }
    EXPECT_THROW(hasher.encode("p", "salt"), Error);
    EXPECT_THROW(BcryptHasher(true, 3), ImproperlyConfigured);
    EXPECT_THROW(BcryptHasher(true, 32), ImproperlyConfigured);
}

TEST(BcryptHasher, summarises_without_telling_the_hash) {
    auto summary = BcryptHasher(true, 4).safe_summary(kSha256);
    std::vector<std::pair<std::string, std::string>> expected{
        {"algorithm", "bcrypt_sha256"},
        {"work factor", "4"},
        {"salt", "abcdef****************"},
        {"checksum", "lyx/yr*************************"}};
    EXPECT_EQ(summary, expected);
}

}  // namespace
}  // namespace cadenza::auth
