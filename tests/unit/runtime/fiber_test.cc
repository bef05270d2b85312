#include "cadenza/runtime/fiber.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "cadenza/base/log/log.h"
#include "cadenza/runtime/internal/fiber_state.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

using testing::on_loop;

TEST(Fiber, is_not_there_outside_a_loop) {
    EXPECT_FALSE(on_fiber());
}

TEST(Fiber, runs_on_a_loop) {
    bool inside = false;
    on_loop({[&] { inside = on_fiber(); }});
    EXPECT_TRUE(inside);
    EXPECT_FALSE(on_fiber());
}

TEST(Fiber, spawn_outside_a_loop_runs_at_once) {
    int calls = 0;
    spawn([](void* n) { ++*static_cast<int*>(n); }, &calls);
    EXPECT_EQ(calls, 1);
}

TEST(Fiber, spawn_runs_after_the_caller_waits) {
    std::string order;
    on_loop({[&] {
        spawn([](void* s) { *static_cast<std::string*>(s) += "child "; }, &order);
        order += "parent ";
        yield();
        order += "again";
    }});
    EXPECT_EQ(order, "parent child again");
}

TEST(Fiber, sleep_gives_the_thread_to_others) {
    std::string order;
    on_loop({[&] {
                 sleep_for(Duration::milliseconds(20));
                 order += "slow ";
             },
             [&] {
                 sleep_for(Duration::milliseconds(5));
                 order += "fast ";
             },
             [&] { order += "first "; }});
    EXPECT_EQ(order, "first fast slow ");
}

TEST(Fiber, many_sleepers_wake_in_the_order_of_their_times) {
    std::int64_t start = monotonic_microseconds();
    std::vector<int> order;
    std::vector<std::function<void()>> sleepers;
    for (int i = 0; i < 50; ++i) {
        int rank = (i * 37) % 50;
        sleepers.push_back([&order, rank, start] {
            std::int64_t moment = start + 100'000 + 200 * rank;
            sleep_for(Duration{moment - monotonic_microseconds()});
            order.push_back(rank);
        });
    }
    on_loop(sleepers);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
    EXPECT_EQ(order.size(), 50u);
}

TEST(Fiber, sleep_outside_a_loop_blocks) {
    auto before = std::chrono::steady_clock::now();
    sleep_for(Duration::milliseconds(3));
    EXPECT_GE(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(3));
}

// Two fibers that suspend inside catch blocks must each find their own exception again.
TEST(Fiber, keeps_its_own_exception_across_a_switch) {
    std::vector<std::string> seen;
    auto body = [&seen](const char* name) {
        try {
            throw std::runtime_error(name);
        } catch (const std::exception&) {
            yield();
            try {
                throw;
            } catch (const std::exception& again) {
                seen.push_back(std::string(name) + again.what());
            }
        }
    };
    on_loop({[&] { body("a"); }, [&] { body("b"); }, [&] { body("c"); }});
    EXPECT_EQ(seen, (std::vector<std::string>{"aa", "bb", "cc"}));
}

TEST(Fiber, counts_uncaught_exceptions_of_its_own) {
    int inside = -1;
    int other = -1;
    struct Waits {
        int& inside;
        ~Waits() {
            yield();
            inside = std::uncaught_exceptions();
        }
    };
    on_loop({[&] {
                 try {
                     Waits waits{inside};
                     throw std::runtime_error("unwinds");
                 } catch (const std::exception&) {
                 }
             },
             [&] { other = std::uncaught_exceptions(); }});
    EXPECT_EQ(inside, 1);
    EXPECT_EQ(other, 0);
}

TEST(Fiber, an_escaped_exception_ends_only_the_fiber) {
    bool other = false;
    EventLoop loop;
    log::Capture lines;
    on_loop(loop, {[&] {
                spawn([](void*) { throw std::runtime_error("boom"); }, nullptr);
                yield();
                other = true;
            }});
    EXPECT_EQ(lines.text(), "error an exception left a fiber: boom\n");
    EXPECT_TRUE(other);
    EXPECT_EQ(loop.live_fibers(), 0u);
}

TEST(Fiber, a_deadline_throws_in_the_wait) {
    std::string message;
    on_loop({[&] {
        DeadlineScope deadline(Duration::milliseconds(5));
        try {
            sleep_for(Duration::seconds(60));
        } catch (const Cancelled& cancelled) {
            message = cancelled.what();
        }
    }});
    EXPECT_EQ(message, "The deadline of the request has passed.");
}

TEST(Fiber, a_deadline_in_the_past_throws_before_the_wait) {
    on_loop({[&] {
        DeadlineScope deadline(Duration{0});
        EXPECT_THROW(sleep_for(Duration::seconds(60)), Cancelled);
    }});
}

TEST(Fiber, a_deadline_is_reported_once_so_that_clean_up_can_wait) {
    on_loop({[&] {
        DeadlineScope deadline(Duration{0});
        EXPECT_THROW(yield(), Cancelled);
        EXPECT_NO_THROW(sleep_for(Duration::milliseconds(1)));
    }});
}

TEST(Fiber, an_inner_deadline_leaves_the_outer_one_in_force) {
    on_loop({[&] {
        DeadlineScope outer(Duration::milliseconds(20));
        {
            DeadlineScope inner(Duration::milliseconds(1));
            EXPECT_THROW(sleep_for(Duration::seconds(60)), Cancelled);
        }
        EXPECT_GT(time_left(), Duration{0});
        EXPECT_THROW(sleep_for(Duration::seconds(60)), Cancelled);
    }});
}

TEST(Fiber, an_inner_deadline_cannot_extend_the_outer_one) {
    on_loop({[&] {
        DeadlineScope outer(Duration::milliseconds(5));
        DeadlineScope inner(Duration::seconds(60));
        EXPECT_LE(time_left(), Duration::milliseconds(5));
    }});
}

TEST(Fiber, time_left_is_large_without_a_deadline) {
    EXPECT_GT(time_left(), Duration::days(36500));
    on_loop({[] { EXPECT_GT(time_left(), Duration::days(36500)); }});
}

TEST(Fiber, an_uninterruptible_part_ends_before_cancellation_is_thrown) {
    bool committed = false;
    on_loop({[&] {
        DeadlineScope deadline(Duration{0});
        {
            Uninterruptible commit;
            sleep_for(Duration::milliseconds(1));
            committed = true;
        }
        EXPECT_THROW(yield(), Cancelled);
    }});
    EXPECT_TRUE(committed);
}

TEST(Fiber, destructors_may_wait_while_cancellation_unwinds) {
    bool cleaned = false;
    struct Cleans {
        bool& cleaned;
        ~Cleans() {
            sleep_for(Duration::milliseconds(1));
            cleaned = true;
        }
    };
    on_loop({[&] {
        DeadlineScope deadline(Duration{0});
        try {
            Cleans cleans{cleaned};
            yield();
        } catch (const Cancelled&) {
        }
    }});
    EXPECT_TRUE(cleaned);
}

TEST(Fiber, deep_but_bounded_recursion_fits_its_stack) {
    struct Recursion {
        static int run(int depth) {
            volatile char frame[1024] = {};
            return depth == 0 ? frame[0] : run(depth - 1) + frame[1023];
        }
    };
    int result = -1;
    on_loop({[&] { result = Recursion::run(64); }});
    EXPECT_EQ(result, 0);
}

}  // namespace
}  // namespace cadenza::runtime
