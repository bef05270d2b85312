#include "cadenza/runtime/fiber.h"

#include <time.h>

#include <algorithm>
#include <exception>
#include <thread>

#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {

bool on_fiber() noexcept {
    return current_fiber() != nullptr;
}

void spawn(void (*fn)(void*), void* argument) {
    if (auto* core = EventLoop::Core::current()) {
        core->queue(fn, argument);
    } else {
        fn(argument);
    }
}

void sleep_for(Duration time) {
    Fiber* fiber = current_fiber();
    if (!fiber) {
        if (time.microseconds <= 0) return;
        timespec left{time.microseconds / 1'000'000, time.microseconds % 1'000'000 * 1000};
        while (nanosleep(&left, &left) != 0) {  // until it is over, signals or not
        }
        return;
    }
    fiber->core.begin_wait();
    fiber->core.suspend(moment_after(time));
    throw_if_cancelled();
}

void yield() {
    Fiber* fiber = current_fiber();
    if (!fiber) return std::this_thread::yield();
    throw_if_cancelled();
    fiber->core.yield();
    throw_if_cancelled();
}

Duration time_left() {
    Fiber* fiber = current_fiber();
    if (!fiber || fiber->deadline == kNever) return Duration(kNever);
    return Duration(std::max<std::int64_t>(0, fiber->deadline - monotonic_microseconds()));
}

DeadlineScope::DeadlineScope(Duration from_now) : fiber_(current_fiber()) {
    if (!fiber_) return;
    previous_ = fiber_->deadline;
    fiber_->deadline = std::min(previous_, moment_after(from_now));
}

DeadlineScope::~DeadlineScope() {
    if (!fiber_) return;
    bool was_ours = fiber_->deadline < previous_;
    fiber_->deadline = previous_;
    // This deadline has been reported; the outer one has not.
    if (was_ours && !fiber_->cancel_reason) fiber_->cancellation_thrown = false;
}

Uninterruptible::Uninterruptible() noexcept : fiber_(current_fiber()) {
    if (fiber_) ++fiber_->uninterruptible;
}

Uninterruptible::~Uninterruptible() {
    if (fiber_) --fiber_->uninterruptible;
}

}  // namespace cadenza::runtime
