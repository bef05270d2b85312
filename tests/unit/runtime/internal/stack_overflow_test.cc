#include "cadenza/runtime/internal/stack_overflow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../on_loop.h"
#include "cadenza/runtime/internal/sanitizers.h"
#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {
namespace {

int endless(int depth) {
    volatile char frame[512];
    frame[0] = static_cast<char>(depth);
    return depth < 0 ? 0 : endless(depth + 1) + frame[0];
}

void overflow() {
    testing::on_loop({[] {
        begin_request(*current_fiber(), kNever, "GET /recursive/");
        endless(0);
    }});
}

void fault() {
    testing::on_loop({[] {
        auto* nowhere = reinterpret_cast<volatile int*>(8);
        *nowhere = 1;
    }});
}

TEST(StackOverflowDeathTest, is_reported_in_words) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
#if defined(CADENZA_ASAN) || defined(CADENZA_TSAN)
    EXPECT_DEATH(overflow(), "stack-overflow|overflowed its stack");
#else
    EXPECT_EXIT(overflow(), ::testing::KilledBySignal(SIGSEGV),
                "a fiber overflowed its stack of 256 KiB while it served GET /recursive/");
#endif
}

TEST(StackOverflowDeathTest, other_faults_are_not_called_an_overflow) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(fault(), ::testing::Not(::testing::HasSubstr("overflowed its stack")));
}

}  // namespace
}  // namespace cadenza::runtime
