#include "cadenza/contrib/auth/hashers/password_hasher.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/hashers/encoded.h"

namespace cadenza::auth {
namespace {

struct Plain : PasswordHasher {
    std::string_view algorithm() const override { return "plain"; }
    std::string encode(std::string_view password, std::string_view) const override {
        return "plain$" + std::string(password);
    }
    bool verify(std::string_view password, std::string_view encoded) const override {
        return encode(password, {}) == encoded;
    }
    std::vector<std::pair<std::string, std::string>> safe_summary(std::string_view) const override {
        return {};
    }
};

TEST(PasswordHasher, what_a_class_need_not_say) {
    Plain hasher;
    EXPECT_EQ(hasher.salt().size(), 22u);
    EXPECT_NE(hasher.salt(), hasher.salt());
    EXPECT_TRUE(hasher.can_read("anything"));
    EXPECT_FALSE(hasher.must_update("anything"));
    hasher.harden_runtime("p", "anything");
}

TEST(PasswordHasher, masks_all_but_the_first_characters) {
    EXPECT_EQ(mask_hash("abcdefghij"), "abcdef****");
    EXPECT_EQ(mask_hash("abcdefghij", 2), "ab********");
    EXPECT_EQ(mask_hash("abc"), "abc");
}

TEST(PasswordHasher, a_salt_of_fewer_than_128_bits_is_renewed) {
    EXPECT_TRUE(must_update_salt(std::string(21, 'a')));
    EXPECT_FALSE(must_update_salt(std::string(22, 'a')));
}

TEST(Encoded, splits_and_reads_numbers_within_bounds) {
    using Parts = std::vector<std::string_view>;
    EXPECT_EQ(internal::split_encoded("a$b$c$d", 3), (Parts{"a", "b", "c$d"}));
    EXPECT_EQ(internal::split_encoded("a$b", 3), Parts());
    EXPECT_EQ(internal::read_cost("120", 1, 1000), 120);
    for (const char* text :
         {"", "0", "1001", "-5", "+5", " 5", "5 ", "1e2", "99999999999999999999"}) {
        EXPECT_FALSE(internal::read_cost(text, 1, 1000)) << text;
    }
    EXPECT_THROW(internal::check_salt(""), Error);
    EXPECT_THROW(internal::check_salt("a$b"), Error);
}

}  // namespace
}  // namespace cadenza::auth
