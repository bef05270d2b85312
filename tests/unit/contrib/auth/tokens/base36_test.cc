#include "cadenza/contrib/auth/tokens/base36.h"

#include <gtest/gtest.h>

namespace cadenza::auth {
namespace {

TEST(Base36, there_and_back) {
    for (std::int64_t number : {0L, 1L, 35L, 36L, 736'671'689L, 4'738'381'338'321'616'895L}) {
        EXPECT_EQ(from_base36(to_base36(number)), number);
    }
    EXPECT_EQ(to_base36(0), "0");
    EXPECT_EQ(to_base36(35), "z");
    EXPECT_EQ(to_base36(36), "10");
    EXPECT_EQ(to_base36(-5), "0");
}

TEST(Base36, is_strict) {
    for (const char* text : {"", "A", " 1", "+1", "-1", "1_0", "é", "1234567890123"}) {
        EXPECT_FALSE(from_base36(text)) << text;
    }
}

}  // namespace
}  // namespace cadenza::auth
