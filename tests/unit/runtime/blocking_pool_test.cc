#include "cadenza/runtime/blocking_pool.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <future>

namespace cadenza::runtime {
namespace {

struct TestJob final : BlockingPool::Job {
    std::function<void()> function = [] {};
    std::promise<void> finished;

    void run() noexcept override { function(); }
    void done() noexcept override { finished.set_value(); }
};

TEST(BlockingPool, runs_a_job_with_a_higher_nice_value) {
    BlockingPool pool({.threads = 1, .nice = 3});
    TestJob job;
    int nice = -100;
    int own = getpriority(PRIO_PROCESS, 0);
    job.function = [&] {
        nice = getpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)));
    };
    ASSERT_TRUE(pool.submit(job));
    job.finished.get_future().wait();
    EXPECT_EQ(nice, std::min(19, own + 3));
}

TEST(BlockingPool, refuses_beyond_its_queue_and_takes_back_what_waits) {
    BlockingPool pool({.threads = 1, .queue = 1});
    TestJob running;
    TestJob waiting;
    TestJob refused;
    std::promise<void> started;
    std::promise<void> release;
    running.function = [&] {
        started.set_value();
        release.get_future().wait();
    };
    ASSERT_TRUE(pool.submit(running));
    started.get_future().wait();
    EXPECT_TRUE(pool.submit(waiting));
    EXPECT_EQ(pool.queued(), 1u);
    EXPECT_FALSE(pool.submit(refused));
    EXPECT_TRUE(pool.withdraw(waiting));
    EXPECT_FALSE(pool.withdraw(running));
    EXPECT_EQ(pool.queued(), 0u);
    release.set_value();
    running.finished.get_future().wait();
}

TEST(BlockingPool, ends_what_is_queued_before_it_is_destroyed) {
    TestJob jobs[8];
    {
        BlockingPool pool({.threads = 2});
        for (TestJob& job : jobs) ASSERT_TRUE(pool.submit(job));
    }
    for (TestJob& job : jobs) {
        EXPECT_EQ(job.finished.get_future().wait_for(std::chrono::seconds(0)),
                  std::future_status::ready);
    }
}

}  // namespace
}  // namespace cadenza::runtime
