#include "cadenza/runtime/event_loop.h"

#include <gtest/gtest.h>

#include <thread>

#include "cadenza/runtime/fiber.h"
#include "cadenza/runtime/wait_queue.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

TEST(EventLoop, knows_its_thread_while_it_runs) {
    EventLoop loop;
    EXPECT_EQ(EventLoop::current(), nullptr);
    testing::on_loop(loop, {[&] { EXPECT_EQ(EventLoop::current(), &loop); }});
    EXPECT_EQ(EventLoop::current(), nullptr);
}

TEST(EventLoop, reuses_the_stack_of_an_ended_fiber) {
    EventLoop loop;
    const void* first = nullptr;
    const void* second = nullptr;
    testing::on_loop(loop, {[&] { first = __builtin_frame_address(0); }});
    testing::on_loop(loop, {[&] { second = __builtin_frame_address(0); }});
    EXPECT_EQ(first, second);
}

TEST(EventLoop, frees_stacks_beyond_the_idle_ones) {
    EventLoop loop({.idle_fibers = 2});
    WaitQueue queue;
    std::vector<std::function<void()>> waiting(20, [&] { queue.wait(); });
    waiting.push_back([&] { queue.notify_all(); });
    testing::on_loop(loop, waiting);
    EXPECT_TRUE(loop.drain(Duration::seconds(1)));
    EXPECT_EQ(loop.live_fibers(), 0u);
}

TEST(EventLoop, cancel_reaches_a_waiting_fiber_with_its_message) {
    EventLoop loop;
    WaitQueue queue;
    std::string message;
    struct Shared {
        WaitQueue& queue;
        std::string& message;
    } shared{queue, message};
    testing::on_loop(loop, {[&] {
                         Fiber* fiber = loop.start(
                             [](void* s) {
                                 auto* mine = static_cast<Shared*>(s);
                                 try {
                                     mine->queue.wait();
                                 } catch (const Cancelled& cancelled) {
                                     mine->message = cancelled.what();
                                 }
                             },
                             &shared);
                         yield();
                         loop.cancel(fiber, "The client has left.");
                         yield();
                     }});
    EXPECT_EQ(message, "The client has left.");
}

TEST(EventLoop, drain_cancels_what_still_waits) {
    EventLoop loop;
    WaitQueue queue;
    bool cancelled = false;
    struct Shared {
        WaitQueue& queue;
        bool& cancelled;
    } shared{queue, cancelled};
    testing::on_loop(loop, {[&] {
                         spawn(
                             [](void* s) {
                                 auto* mine = static_cast<Shared*>(s);
                                 try {
                                     mine->queue.wait();
                                 } catch (const Cancelled&) {
                                     mine->cancelled = true;
                                 }
                             },
                             &shared);
                         yield();
                     }});
    EXPECT_EQ(loop.live_fibers(), 1u);
    EXPECT_TRUE(loop.drain(Duration::seconds(5)));
    EXPECT_TRUE(cancelled);
}

TEST(EventLoop, post_from_other_threads_runs_on_the_loop) {
    EventLoop loop;
    struct Shared {
        EventLoop& loop;
        std::thread::id where;
        int left = 100;
    } shared{loop, {}};
    std::thread runner([&] {
        shared.where = std::this_thread::get_id();
        loop.run();
    });
    for (int i = 0; i < 100; ++i) {
        loop.post(
            [](void* s) {
                auto* mine = static_cast<Shared*>(s);
                EXPECT_EQ(std::this_thread::get_id(), mine->where);
                if (--mine->left == 0) mine->loop.stop();
            },
            &shared);
    }
    runner.join();
    EXPECT_EQ(shared.left, 0);
}

}  // namespace
}  // namespace cadenza::runtime
