#pragma once

#include "cadenza/base/datetime.h"
#include "cadenza/base/error.h"

/// Fibers: what runs a request. A fiber is a stack of its own (256 KiB, guarded) on one event loop;
/// where it waits, its loop goes on with other fibers, so code reads as if it blocked. It never
/// changes its thread. Outside an event loop (commands, tests, worker threads) the same calls
/// simply block the thread.
namespace cadenza::runtime {

class Fiber;

/// Thrown by a wait when the deadline of the running request has passed or its client has left.
/// Thrown once: after it, waits of clean-up code work again. Let it pass through, or rethrow it.
class Cancelled : public Error {
 public:
    using Error::Error;
};

/// Whether the caller runs on a fiber. False in commands, tests, worker threads and in
/// `blocking(fn)`.
bool on_fiber() noexcept;

/// The fiber that runs on this thread, or null: an identity to compare.
Fiber* current_fiber() noexcept;

/// Runs fn(argument) on a pooled fiber of this thread's loop, after what is ready already. Outside
/// a loop it runs at once, here. An exception that leaves fn is logged and goes no further.
void spawn(void (*fn)(void*), void* argument);

/// Waits for that long. Throws Cancelled on a fiber whose deadline passes or that is cancelled
/// meanwhile.
void sleep_for(Duration time);

/// Lets the other ready fibers and the sockets of this loop go first; std::this_thread::yield()
/// elsewhere.
void yield();

/// Time until the deadline of this fiber, never negative; about 292,000 years where there is none.
Duration time_left();

/// Sets a deadline for the calling fiber as long as it lives; an earlier one that is set already
/// stays in force. Nothing outside a fiber. Only waits look at it: code that computes is not
/// interrupted.
class DeadlineScope {
 public:
    explicit DeadlineScope(Duration from_now);
    ~DeadlineScope();
    DeadlineScope(const DeadlineScope&) = delete;
    DeadlineScope& operator=(const DeadlineScope&) = delete;

 private:
    Fiber* fiber_;
    std::int64_t previous_ = 0;
};

/// While it lives, waits of this fiber do not throw Cancelled: for a COMMIT or ROLLBACK that must
/// end. The cancellation is thrown by the first wait afterwards.
class Uninterruptible {
 public:
    Uninterruptible() noexcept;
    ~Uninterruptible();
    Uninterruptible(const Uninterruptible&) = delete;
    Uninterruptible& operator=(const Uninterruptible&) = delete;

 private:
    Fiber* fiber_;
};

}  // namespace cadenza::runtime
