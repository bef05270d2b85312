#include "cadenza/runtime/fiber_mutex.h"

#include "cadenza/runtime/internal/waiter.h"

namespace cadenza::runtime {

bool FiberMutex::try_lock() {
    std::lock_guard lock(mutex_);
    if (locked_) return false;
    locked_ = true;
    return true;
}

bool FiberMutex::try_lock_for(Duration timeout) {
    std::unique_lock lock(mutex_);
    if (!locked_) {
        locked_ = true;
        return true;
    }
    Waiter waiter;
    WaiterList list{first_, last_};
    list.append(waiter);
    Wake wake = waiter.park(lock, moment_after(timeout));
    if (waiter.notified()) return true;  // it is ours, also where the timeout came at the same time
    list.remove(waiter);
    lock.unlock();
    if (wake == Wake::Cancelled) throw_if_cancelled();
    return false;
}

void FiberMutex::unlock() {
    std::lock_guard lock(mutex_);
    Waiter* next = WaiterList{first_, last_}.take_first();
    if (next) {
        next->notify();  // stays locked, for it
    } else {
        locked_ = false;
    }
}

}  // namespace cadenza::runtime
