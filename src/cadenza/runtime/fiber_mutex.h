#pragma once

#include <mutex>

#include "cadenza/runtime/wait_queue.h"

namespace cadenza::runtime {

/// A mutex for fibers and plain threads of one process. First come, first served: unlock() hands it
/// to the one that waits longest, so nobody starves. Not recursive. A fiber may wait for other
/// things while it holds it, and it may be unlocked elsewhere than it was locked. Works with
/// std::lock_guard and std::unique_lock.
class FiberMutex {
 public:
    FiberMutex() = default;
    FiberMutex(const FiberMutex&) = delete;
    FiberMutex& operator=(const FiberMutex&) = delete;

    /// Throws Cancelled (then the mutex is not held).
    void lock() { static_cast<void>(try_lock_for(kForever)); }
    bool try_lock();
    /// False if the timeout passed first. Throws Cancelled.
    bool try_lock_for(Duration timeout);
    void unlock();

 private:
    std::mutex mutex_;
    Waiter* first_ = nullptr;
    Waiter* last_ = nullptr;
    bool locked_ = false;
};

}  // namespace cadenza::runtime
