#include "cadenza/runtime/fiber_mutex.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "cadenza/runtime/fiber.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

using testing::on_loop;

TEST(FiberMutex, is_handed_over_in_the_order_of_arrival) {
    FiberMutex mutex;
    std::string order;
    auto take = [&](char name) {
        std::lock_guard lock(mutex);
        order += name;
        yield();
        order += name;
    };
    on_loop({[&] { take('a'); }, [&] { take('b'); }, [&] { take('c'); }});
    EXPECT_EQ(order, "aabbcc");
}

TEST(FiberMutex, try_lock_fails_while_it_is_held) {
    FiberMutex mutex;
    EXPECT_TRUE(mutex.try_lock());
    EXPECT_FALSE(mutex.try_lock());
    EXPECT_FALSE(mutex.try_lock_for(Duration::milliseconds(1)));
    mutex.unlock();
    EXPECT_TRUE(mutex.try_lock());
    mutex.unlock();
}

TEST(FiberMutex, a_waiter_that_gives_up_does_not_get_it) {
    FiberMutex mutex;
    on_loop({[&] {
                 mutex.lock();
                 sleep_for(Duration::milliseconds(10));
                 mutex.unlock();
             },
             [&] { EXPECT_FALSE(mutex.try_lock_for(Duration::milliseconds(1))); },
             [&] {
                 DeadlineScope deadline(Duration::milliseconds(1));
                 EXPECT_THROW(mutex.lock(), Cancelled);
             }});
    EXPECT_TRUE(mutex.try_lock());
    mutex.unlock();
}

TEST(FiberMutex, excludes_fibers_of_several_loops_and_threads) {
    FiberMutex mutex;
    int counter = 0;  // unprotected but for the mutex
    constexpr int kEach = 500;
    auto work = [&] {
        for (int i = 0; i < kEach; ++i) {
            std::lock_guard lock(mutex);
            int before = counter;
            if (i % 50 == 0) yield();
            counter = before + 1;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back([&] { on_loop({work, work, work}); });
        threads.emplace_back(work);
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(counter, 8 * kEach);
}

}  // namespace
}  // namespace cadenza::runtime
