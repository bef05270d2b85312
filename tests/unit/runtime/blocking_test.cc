#include "cadenza/runtime/blocking.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>

#include "cadenza/runtime/blocking_pool.h"
#include "cadenza/runtime/fiber.h"
#include "on_loop.h"

namespace cadenza::runtime {
namespace {

using testing::on_loop;

TEST(Blocking, outside_the_server_just_calls) {
    std::thread::id where;
    EXPECT_EQ(blocking([&] {
                  where = std::this_thread::get_id();
                  return 42;
              }),
              42);
    EXPECT_EQ(where, std::this_thread::get_id());
}

TEST(Blocking, runs_on_another_thread_while_other_fibers_go_on) {
    BlockingPool pool;
    EventLoop loop({.blocking = &pool});
    std::promise<void> release;
    std::string order;
    on_loop(loop, {[&] {
                       auto caller = std::this_thread::get_id();
                       std::string result = blocking([&] {
                           EXPECT_NE(std::this_thread::get_id(), caller);
                           EXPECT_FALSE(on_fiber());
                           release.get_future().wait();
                           return std::string("hashed");
                       });
                       order += result;
                   },
                   [&] {
                       order += "other ";
                       release.set_value();
                   }});
    EXPECT_EQ(order, "other hashed");
}

TEST(Blocking, rethrows_and_returns_references) {
    BlockingPool pool;
    EventLoop loop({.blocking = &pool});
    int target = 0;
    on_loop(loop, {[&] {
                EXPECT_THROW(blocking([]() -> int { throw std::runtime_error("no"); }),
                             std::runtime_error);
                int& reference = blocking([&]() -> int& { return target; });
                EXPECT_EQ(&reference, &target);
                auto pointer = blocking([] { return std::make_unique<int>(7); });
                EXPECT_EQ(*pointer, 7);
            }});
}

TEST(Blocking, a_full_queue_is_refused) {
    BlockingPool pool({.threads = 1, .queue = 1});
    EventLoop loop({.blocking = &pool});
    std::promise<void> started;
    std::promise<void> release;
    auto released = release.get_future().share();
    int done = 0;
    on_loop(loop, {[&] {
                       blocking([&] {
                           started.set_value();
                           released.wait();
                       });
                       ++done;
                   },
                   [&] {
                       started.get_future().wait();
                       blocking([] {});
                       ++done;
                   },
                   [&] {
                       EXPECT_THROW(blocking([] {}), Overloaded);
                       release.set_value();
                   }});
    EXPECT_EQ(done, 2);
}

TEST(Blocking, a_deadline_withdraws_a_job_that_waits) {
    BlockingPool pool({.threads = 1});
    EventLoop loop({.blocking = &pool});
    std::promise<void> started;
    std::promise<void> release;
    bool ran = false;
    on_loop(loop, {[&] {
                       blocking([&] {
                           started.set_value();
                           release.get_future().wait();
                       });
                   },
                   [&] {
                       started.get_future().wait();
                       DeadlineScope deadline(Duration::milliseconds(3));
                       EXPECT_THROW(blocking([&] { ran = true; }), Cancelled);
                       release.set_value();
                   }});
    EXPECT_FALSE(ran);
}

TEST(Blocking, a_cancellation_is_thrown_after_a_running_job_has_ended) {
    BlockingPool pool;
    EventLoop loop({.blocking = &pool});
    std::atomic<bool> ended = false;
    std::promise<void> started, release;
    Fiber* waiting = nullptr;
    on_loop(loop, {[&] {
                       waiting = current_fiber();
                       EXPECT_THROW(blocking([&] {
                                        started.set_value();
                                        release.get_future().wait();
                                        ended = true;
                                    }),
                                    Cancelled);
                       EXPECT_TRUE(ended);
                   },
                   [&] {
                       started.get_future().wait();
                       loop.cancel(waiting, "enough");
                       yield();
                       release.set_value();
                   }});
}

TEST(Blocking, many_jobs_of_two_loops_all_end) {
    BlockingPool pool({.threads = 3, .queue = 1000});
    std::atomic<int> done = 0;
    auto loop_thread = [&] {
        EventLoop loop({.blocking = &pool});
        std::vector<std::function<void()>> fibers(50, [&] {
            for (int i = 0; i < 10; ++i) done += blocking([] { return 1; });
        });
        on_loop(loop, fibers);
    };
    std::thread other(loop_thread);
    loop_thread();
    other.join();
    EXPECT_EQ(done, 1000);
}

}  // namespace
}  // namespace cadenza::runtime
