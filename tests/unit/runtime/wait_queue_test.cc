#include "cadenza/runtime/wait_queue.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "cadenza/runtime/fiber.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

using testing::on_loop;

TEST(WaitQueue, wakes_fibers_in_the_order_in_which_they_came) {
    WaitQueue queue;
    std::string order;
    on_loop({[&] {
                 EXPECT_TRUE(queue.wait());
                 order += 'a';
             },
             [&] {
                 EXPECT_TRUE(queue.wait());
                 order += 'b';
             },
             [&] {
                 EXPECT_TRUE(queue.wait());
                 order += 'c';
             },
             [&] {
                 EXPECT_TRUE(queue.notify_one());
                 yield();
                 order += '|';
                 queue.notify_all();
             }});
    EXPECT_EQ(order, "a|bc");
    EXPECT_FALSE(queue.notify_one());
}

TEST(WaitQueue, gives_up_after_the_timeout) {
    WaitQueue queue;
    on_loop({[&] { EXPECT_FALSE(queue.wait(Duration::milliseconds(3))); }});
    EXPECT_FALSE(queue.notify_one());
    EXPECT_FALSE(queue.wait(Duration::milliseconds(1)));
}

TEST(WaitQueue, a_cancelled_waiter_leaves_the_queue) {
    WaitQueue queue;
    on_loop({[&] {
        DeadlineScope deadline(Duration::milliseconds(2));
        EXPECT_THROW(queue.wait(), Cancelled);
    }});
    EXPECT_FALSE(queue.notify_one());
}

TEST(WaitQueue, a_thread_wakes_a_fiber) {
    WaitQueue queue;
    std::mutex mutex;
    bool ready = false;
    std::thread thread([&] {
        std::lock_guard lock(mutex);
        ready = true;
        queue.notify_one();
    });
    on_loop({[&] {
        std::unique_lock lock(mutex);
        while (!ready) queue.wait(lock);
        EXPECT_TRUE(lock.owns_lock());
    }});
    thread.join();
}

TEST(WaitQueue, fibers_of_two_loops_and_a_thread_pass_a_token_round) {
    WaitQueue queue;
    std::mutex mutex;
    int turn = 0;
    constexpr int kRounds = 300;
    auto play = [&](int me) {
        std::unique_lock lock(mutex);
        for (int i = 0; i < kRounds; ++i) {
            while (turn % 3 != me) queue.wait(lock);
            ++turn;
            queue.notify_all();
        }
    };
    std::thread loop_one([&] { on_loop({[&] { play(0); }}); });
    std::thread loop_two([&] { on_loop({[&] { play(1); }}); });
    play(2);
    loop_one.join();
    loop_two.join();
    EXPECT_EQ(turn, 3 * kRounds);
}

}  // namespace
}  // namespace cadenza::runtime
