#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "cadenza/runtime/event_loop.h"
#include "cadenza/runtime/internal/local_table.h"
#include "cadenza/runtime/internal/stack_pool.h"

namespace cadenza::runtime {

/// Microseconds of CLOCK_MONOTONIC.
std::int64_t monotonic_microseconds() noexcept;

inline constexpr std::int64_t kNever = INT64_MAX;
/// The moment that lies `from_now` ahead, kNever where that overflows.
std::int64_t moment_after(Duration from_now) noexcept;

/// The two switches between the loop's stack and a fiber's, with all that belongs to a switch: the
/// C++ exception state and what the sanitizers and valgrind want to know. Owns the fiber's stack.
class FiberContext {
 public:
    /// `entry` runs on the fiber at the first resume; when it returns, the fiber is over.
    FiberContext(Stack stack, void (*entry)(Fiber*), Fiber* fiber);
    /// Only of a fiber that never ran or is over.
    ~FiberContext();

    void resume();   ///< on the loop's stack: runs the fiber until it suspends or is over
    void suspend();  ///< on the fiber: back to the loop's stack

    const Stack& stack() const noexcept;

 private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// What the scheduler knows of a fiber. Touched by its loop's thread only.
class Fiber {
 public:
    Fiber(EventLoop::Core& home, Stack stack, void (*entry)(Fiber*))
        : core(home), context(stack, entry, this) {}

    EventLoop::Core& core;
    FiberContext context;

    void (*function)(void*) = nullptr;
    void* argument = nullptr;
    Fiber* next_ready = nullptr;  ///< in the ready queue, or among the idle ones
    Fiber* next_live = nullptr;
    Fiber* previous_live = nullptr;

    std::uint64_t ticket = 0;  ///< of the latest wait: a wake-up for an earlier one is ignored
    bool suspended = false;    ///< not running, and not in the ready queue
    bool event = false;        ///< the wait of this ticket was woken
    bool retire = false;       ///< an idle fiber that is to end

    std::int64_t timer = kNever;  ///< when the scheduler wakes it if nobody else does
    std::size_t timer_index = 0;  ///< 1 + its place in the timer heap; 0: not there

    std::int64_t deadline = kNever;       ///< of the running request
    const char* cancel_reason = nullptr;  ///< set: the next interruptible wait throws
    bool cancellation_thrown = false;
    int uninterruptible = 0;

    LocalTable locals;
    void (*before_suspend)(void*) = nullptr;  ///< called on the fiber each time it is about to wait
    void* before_suspend_argument = nullptr;
    std::string_view label;  ///< what it works on, for the report of a stack overflow; not owned
};

}  // namespace cadenza::runtime
