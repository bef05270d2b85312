#include "cadenza/runtime/wait_queue.h"

#include "cadenza/runtime/fiber.h"
#include "cadenza/runtime/internal/waiter.h"

namespace cadenza::runtime {

bool WaitQueue::wait(Duration timeout) {
    return wait_with({}, timeout);
}

bool WaitQueue::wait_with(AnyLock user, Duration timeout) {
    throw_if_cancelled();
    Waiter waiter;
    std::unique_lock lock(mutex_);
    WaiterList{first_, last_}.append(waiter);
    if (user.object) user.unlock(user.object);
    Wake wake = waiter.park(lock, moment_after(timeout));
    bool notified = waiter.notified();
    if (!notified) WaiterList{first_, last_}.remove(waiter);
    lock.unlock();
    if (user.object) {
        Uninterruptible until_locked;  // the caller relies on holding it, whatever happens
        user.lock(user.object);
    }
    // A notification that came with the cancellation counts: nobody else would get it.
    if (!notified && wake == Wake::Cancelled) throw_if_cancelled();
    return notified;
}

bool WaitQueue::notify_one() {
    std::lock_guard lock(mutex_);
    Waiter* waiter = WaiterList{first_, last_}.take_first();
    if (waiter) waiter->notify();
    return waiter != nullptr;
}

void WaitQueue::notify_all() {
    std::lock_guard lock(mutex_);
    while (Waiter* waiter = WaiterList{first_, last_}.take_first()) waiter->notify();
}

}  // namespace cadenza::runtime
