#include "cadenza/runtime/internal/timer_heap.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <vector>

#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {
namespace {

TEST(TimerHeap, gives_the_soonest_first_whatever_is_removed_meanwhile) {
    EventLoop loop;
    StackPool stacks(16 * 1024, 64);
    std::vector<std::unique_ptr<Fiber>> fibers;
    std::vector<Stack> taken;
    for (int i = 0; i < 60; ++i) {
        taken.push_back(stacks.take());
        fibers.push_back(std::make_unique<Fiber>(loop.core(), taken.back(), [](Fiber*) {}));
    }
    std::mt19937 random(7);
    TimerHeap heap;
    for (auto& fiber : fibers) {
        fiber->timer = static_cast<std::int64_t>(random() % 1000);
        heap.insert(fiber.get());
    }
    for (int i = 0; i < 20; ++i) heap.remove(fibers[static_cast<std::size_t>(i) * 3].get());
    heap.remove(fibers[0].get());  // not there: nothing happens
    std::int64_t previous = -1;
    int count = 0;
    while (!heap.empty()) {
        Fiber* first = heap.first();
        EXPECT_LE(previous, first->timer);
        previous = first->timer;
        heap.remove(first);
        ++count;
    }
    EXPECT_EQ(count, 40);
    for (auto& fiber : fibers) fiber->context.resume();  // a context that never ran is not freed
    fibers.clear();
    for (Stack stack : taken) stacks.give_back(stack);
}

}  // namespace
}  // namespace cadenza::runtime
