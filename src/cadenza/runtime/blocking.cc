#include "cadenza/runtime/blocking.h"

#include <exception>

#include "cadenza/runtime/blocking_pool.h"
#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {
namespace {

class FiberJob final : public BlockingPool::Job {
 public:
    FiberJob(void (*fn)(void*), void* argument, Fiber& fiber)
        : function_(fn), argument_(argument), fiber_(fiber), ticket_(fiber.core.begin_wait()) {}

    void run() noexcept override {
        try {
            function_(argument_);
        } catch (...) {
            error_ = std::current_exception();
        }
    }
    void done() noexcept override { fiber_.core.wake_from_anywhere(&fiber_, ticket_); }

    void rethrow() {
        if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    }

 private:
    void (*function_)(void*);
    void* argument_;
    Fiber& fiber_;
    std::uint64_t ticket_;
    std::exception_ptr error_;
};

}  // namespace

void run_blocking(void (*fn)(void*), void* argument) {
    Fiber* fiber = current_fiber();
    BlockingPool* pool = fiber ? fiber->core.options().blocking : nullptr;
    if (!pool) return fn(argument);
    throw_if_cancelled();
    FiberJob job(fn, argument, *fiber);
    if (!pool->submit(job)) {
        throw Overloaded(
            "The queue of the blocking pool is full: the server has more work than it can do.");
    }
    Wake wake = fiber->core.suspend(kNever);
    if (wake == Wake::Cancelled) {
        if (pool->withdraw(job)) throw_if_cancelled();
        // It runs already, with references into this stack: the result must be waited for.
        ++fiber->uninterruptible;
        fiber->core.suspend(kNever);
        --fiber->uninterruptible;
    }
    job.rethrow();
    throw_if_cancelled();
}

}  // namespace cadenza::runtime
