#include "cadenza/contrib/auth/hashers/digest_hasher.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

using crypto::Hash;

TEST(SaltedDigestHasher, writes_what_django_writes) {
    SaltedDigestHasher md5(Hash::Md5), sha1(Hash::Sha1);
    EXPECT_EQ(md5.encode("lètmein", "seasalt"), "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3");
    EXPECT_EQ(sha1.encode("lètmein", "seasalt"),
              "sha1$seasalt$cff36ea83f5706ce9aa7454e63e431fc726b2dc8");
    EXPECT_TRUE(md5.verify("lètmein", "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3"));
    EXPECT_FALSE(md5.verify("lètmeinz", "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3"));
    EXPECT_TRUE(md5.must_update("md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3"));
    EXPECT_FALSE(md5.must_update(md5.encode("p", md5.salt())));
}

TEST(SaltedDigestHasher, what_it_cannot_read_is_not_right) {
    SaltedDigestHasher md5(Hash::Md5);
    for (const char* encoded : {"", "md5", "md5$x", "md5$$x", "sha1$salt$x"}) {
        EXPECT_FALSE(md5.can_read(encoded)) << encoded;
        EXPECT_FALSE(md5.verify("", encoded)) << encoded;
        EXPECT_EQ(md5.safe_summary(encoded).size(), 1u) << encoded;
    }
    EXPECT_EQ(md5.safe_summary("md5$seasalt$3f86d0d3d465")[1].second, "se*****");
}

TEST(UnsaltedDigestHasher, verifies_and_never_writes) {
    UnsaltedDigestHasher md5(Hash::Md5), sha1(Hash::Sha1);
    EXPECT_TRUE(md5.verify("lètmein", "88a434c88cca4e900f7874cd98123f43"));
    EXPECT_TRUE(md5.verify("lètmein", "md5$$88a434c88cca4e900f7874cd98123f43"));
    EXPECT_FALSE(md5.verify("lètmeinz", "88a434c88cca4e900f7874cd98123f43"));
    EXPECT_TRUE(sha1.verify("lètmein", "sha1$$6d138ca3ae545631b3abd71a4f076ce759c5700b"));
    EXPECT_FALSE(sha1.verify("", "sha1$$"));
    EXPECT_TRUE(md5.must_update("88a434c88cca4e900f7874cd98123f43"));
    EXPECT_EQ(md5.salt(), "");
    EXPECT_THROW(md5.encode("p", ""), Error);
    EXPECT_EQ(md5.safe_summary("88a434c88cca4e900f7874cd98123f43")[1].second,
              "88a*****************************");
}

}  // namespace
}  // namespace cadenza::auth
