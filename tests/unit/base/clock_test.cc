#include "cadenza/base/clock.h"

#include <gtest/gtest.h>

#include <ctime>

#include "cadenza/base/datetime.h"
#include "cadenza/base/error.h"

namespace cadenza {
namespace {

TEST(Clock, tells_the_time_of_the_system) {
    auto before = static_cast<std::int64_t>(std::time(nullptr));
    EXPECT_GE(now_microseconds(), before * 1'000'000);
    EXPECT_LT(now_microseconds(), (before + 60) * 1'000'000);
}

TEST(Clock, stands_still_while_a_test_holds_it) {
    {
        ClockOverride clock(1'000'000);
        EXPECT_EQ(now_microseconds(), 1'000'000);
        clock.advance(5);
        EXPECT_EQ(DateTime::now().iso(), "1970-01-01T00:00:01.000005Z");
        clock.set(0);
        EXPECT_EQ(now_microseconds(), 0);
        EXPECT_THROW(ClockOverride another(1), Error);
        EXPECT_EQ(now_microseconds(), 0);
    }
    EXPECT_GT(now_microseconds(), 1'600'000'000'000'000);
}

}  // namespace
}  // namespace cadenza
