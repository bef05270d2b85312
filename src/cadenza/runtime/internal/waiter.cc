#include "cadenza/runtime/internal/waiter.h"

#include <chrono>

namespace cadenza::runtime {

Wake Waiter::park(std::unique_lock<std::mutex>& lock, std::int64_t until) {
    if (fiber_) {
        lock.unlock();
        Wake wake = fiber_->core.suspend(until);
        lock.lock();
        return wake;
    }
    auto is_notified = [this] { return notified_; };
    if (until == kNever) {
        condition_.wait(lock, is_notified);
        return Wake::Event;
    }
    std::chrono::steady_clock::time_point moment{std::chrono::microseconds(until)};
    return condition_.wait_until(lock, moment, is_notified) ? Wake::Event : Wake::Timeout;
}

void Waiter::notify() {
    notified_ = true;
    if (fiber_) {
        fiber_->core.wake_from_anywhere(fiber_, ticket_);
    } else {
        condition_.notify_one();
    }
}

}  // namespace cadenza::runtime
