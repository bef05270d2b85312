#include "cadenza/base/crypto/random.h"

#include <gtest/gtest.h>

#include <map>

#include "cadenza/base/error.h"

namespace cadenza::crypto {
namespace {

TEST(Random, gives_as_many_bytes_as_asked_for) {
    EXPECT_EQ(random_bytes(0), "");
    EXPECT_EQ(random_bytes(1'000).size(), 1'000u);
    EXPECT_NE(random_bytes(16), random_bytes(16));
}

TEST(Random, strings_use_every_character_about_equally) {
    std::map<char, int> counts;
    for (char c : random_string(30'000, "abc")) ++counts[c];
    ASSERT_EQ(counts.size(), 3u);
    for (const auto& [c, count] : counts) {
        EXPECT_GT(count, 9'000) << c;  // ten standard deviations
        EXPECT_LT(count, 11'000) << c;
    }
    EXPECT_EQ(random_string(5, "x"), "xxxxx");
    EXPECT_EQ(random_string(12).size(), 12u);
    EXPECT_THROW((void)random_string(1, ""), Error);
}

}  // namespace
}  // namespace cadenza::crypto
