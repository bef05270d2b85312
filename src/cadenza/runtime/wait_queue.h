#pragma once

#include <mutex>

#include "cadenza/base/datetime.h"

namespace cadenza::runtime {

class Waiter;

/// A timeout that never comes.
inline constexpr Duration kForever{INT64_MAX};

/// Fibers and threads that wait for an event, first come, first woken. Any thread may notify. It
/// must outlive its waiters.
class WaitQueue {
 public:
    WaitQueue() = default;
    WaitQueue(const WaitQueue&) = delete;
    WaitQueue& operator=(const WaitQueue&) = delete;

    /// Waits to be notified; false after the timeout. Throws Cancelled on a fiber whose deadline
    /// passes. A notification that comes before the call is not remembered: where another thread
    /// notifies, use the form with a lock.
    bool wait(Duration timeout = kForever);

    /// As a condition variable: joins the queue, unlocks, waits, locks again (also before it
    /// throws). `Lock` is anything with lock() and unlock().
    template <class Lock>
    bool wait(Lock& lock, Duration timeout = kForever) {
        return wait_with({&lock, [](void* l) { static_cast<Lock*>(l)->lock(); },
                          [](void* l) { static_cast<Lock*>(l)->unlock(); }},
                         timeout);
    }

    /// Wakes the waiter that came first; false if there is none.
    bool notify_one();
    void notify_all();

 private:
    struct AnyLock {
        void* object;
        void (*lock)(void*);
        void (*unlock)(void*);
    };
    bool wait_with(AnyLock lock, Duration timeout);

    std::mutex mutex_;
    Waiter* first_ = nullptr;
    Waiter* last_ = nullptr;
};

}  // namespace cadenza::runtime
