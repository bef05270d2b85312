#include "cadenza/contrib/auth/hashers/hashers.h"

#include <gtest/gtest.h>

namespace cadenza::auth {
namespace {

struct Hashers : testing::Test {
    HasherSet set{{.hashers = {"pbkdf2_sha256", "md5"}, .hasher_costs = HasherCosts::cheap()}};
    HasherInstallation installation{set};
};

TEST_F(Hashers, make_and_check) {
    std::string encoded = make_password("lètmein");
    EXPECT_TRUE(encoded.starts_with("pbkdf2_sha256$1$")) << encoded;
    EXPECT_TRUE(check_password("lètmein", encoded));
    EXPECT_FALSE(check_password("lètmeinz", encoded));
    EXPECT_EQ(make_password("lètmein", "seasalt", "md5"),
              "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3");
    EXPECT_EQ(identify_hasher(encoded)->algorithm(), "pbkdf2_sha256");
    spend_password_time("lètmein");
}

TEST_F(Hashers, the_setter_gets_a_right_password_whose_hash_is_outdated) {
    std::string renewed;
    auto setter = [&](std::string_view raw) { renewed = raw; };
    EXPECT_TRUE(check_password("p", make_password("p"), setter));
    EXPECT_EQ(renewed, "");
    EXPECT_FALSE(check_password("q", make_password("p", {}, "md5"), setter));
    EXPECT_EQ(renewed, "");
    EXPECT_TRUE(check_password("p", make_password("p", {}, "md5"), setter));
    EXPECT_EQ(renewed, "p");
}

TEST_F(Hashers, unusable_passwords) {
    std::string encoded = make_password(std::nullopt);
    EXPECT_FALSE(is_password_usable(encoded));
    EXPECT_TRUE(is_password_usable(""));
    EXPECT_TRUE(is_password_usable("lètmein_badencoded"));
    EXPECT_FALSE(check_password("", encoded));
    EXPECT_FALSE(check_password(std::nullopt, make_password("p")));
}

}  // namespace
}  // namespace cadenza::auth
