#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {

/// A fiber or a thread in a queue. Everything here happens with the queue's mutex held.
class Waiter {
 public:
    Waiter() : fiber_(current_fiber()) {
        if (fiber_) ticket_ = fiber_->core.begin_wait();
    }

    /// Waits until notify(); gives the mutex up meanwhile.
    Wake park(std::unique_lock<std::mutex>& lock, std::int64_t until);
    void notify();
    bool notified() const noexcept { return notified_; }

    Waiter* previous = nullptr;
    Waiter* next = nullptr;

 private:
    Fiber* fiber_;
    std::uint64_t ticket_ = 0;
    bool notified_ = false;
    std::condition_variable condition_;  // for threads
};

/// Links of a queue of waiters: first and last.
struct WaiterList {
    Waiter*& first;
    Waiter*& last;

    void append(Waiter& waiter) noexcept {
        waiter.previous = last;
        waiter.next = nullptr;
        (last ? last->next : first) = &waiter;
        last = &waiter;
    }
    void remove(Waiter& waiter) noexcept {
        (waiter.previous ? waiter.previous->next : first) = waiter.next;
        (waiter.next ? waiter.next->previous : last) = waiter.previous;
    }
    Waiter* take_first() noexcept {
        Waiter* waiter = first;
        if (waiter) remove(*waiter);
        return waiter;
    }
};

}  // namespace cadenza::runtime
