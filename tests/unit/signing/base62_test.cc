#include "cadenza/signing/base62.h"

#include <gtest/gtest.h>

#include <limits>

namespace cadenza::signing {
namespace {

TEST(Base62, numbers_come_back) {
    EXPECT_EQ(to_base62(0), "0");
    EXPECT_EQ(to_base62(61), "z");
    EXPECT_EQ(to_base62(62), "10");
    EXPECT_EQ(to_base62(-62), "-10");
    EXPECT_EQ(to_base62(1'700'000'000), "1r31eq");
    for (std::int64_t n : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{12345678901},
                           std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_EQ(from_base62(to_base62(n)), n);
    }
}

TEST(Base62, what_is_no_number_of_64_bits_is_refused) {
    for (const char* text : {"", "-", "a b", "+1", "--1", "AzL8n0Y58m8", "zzzzzzzzzzzzzzzzzzzz"}) {
        EXPECT_EQ(from_base62(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace cadenza::signing
