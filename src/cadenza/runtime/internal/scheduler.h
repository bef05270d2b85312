#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "cadenza/runtime/event_loop.h"
#include "cadenza/runtime/internal/fiber_state.h"
#include "cadenza/runtime/internal/stack_pool.h"
#include "cadenza/runtime/internal/timer_heap.h"

namespace cadenza::runtime {

/// Why a wait ended.
enum class Wake : std::uint8_t { Event, Timeout, Cancelled };

/// The fiber that runs on this thread, or null.
Fiber* current_fiber() noexcept;

/// The scheduler of one loop. A wait of a fiber is:
///   ticket = begin_wait();  …hand (fiber, ticket) to whoever will wake it…;  suspend(until); …undo
///   the handing…; throw_if_cancelled();
/// A wake-up with the ticket of an earlier wait does nothing, so a late one needs no undoing.
class EventLoop::Core {
 public:
    Core(EventLoop& loop, Options options);
    ~Core();
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    /// The one that runs on this thread, or null.
    static Core* current() noexcept;

    EventLoop& loop() noexcept { return loop_; }
    const Options& options() const noexcept { return options_; }
    void* native() noexcept;
    std::size_t live_fibers() const noexcept { return live_count_; }

    void run();
    void stop();
    bool drain(Duration limit);
    void post(void (*fn)(void*), void* argument);

    Fiber* start(void (*fn)(void*), void* argument);
    Fiber* queue(void (*fn)(void*),
                 void* argument);  ///< as start, but always through the ready queue
    void cancel(Fiber* fiber, const char* reason);

    /// On the fiber: begins a wait and gives its ticket.
    std::uint64_t begin_wait() noexcept;
    /// On the fiber, after begin_wait: until the wait is woken or the moment has come; Cancelled
    /// where the request is cancelled, at once if it is so already. May be called again for the
    /// same wait.
    Wake suspend(std::int64_t until);
    void yield();

    /// The loop's thread: ends the wait of that ticket.
    void wake(Fiber* fiber, std::uint64_t ticket);
    /// Any thread.
    void wake_from_anywhere(Fiber* fiber, std::uint64_t ticket);

    /// The loop's stack: lets the fibers run that are ready now.
    void run_ready();

 private:
    struct Io;

    static void fiber_main(Fiber* fiber);
    Fiber* take_fiber(void (*fn)(void*), void* argument);
    void finish(Fiber* fiber) noexcept;
    void retire_idle_fibers();
    void resume(Fiber* fiber);
    void make_ready(Fiber* fiber);
    void schedule_ready();
    void arm_timer();
    void on_timer();

    EventLoop& loop_;
    Options options_;
    std::unique_ptr<Io> io_;
    StackPool stacks_;
    TimerHeap timers_;
    std::int64_t armed_ = kNever;
    Fiber* ready_first_ = nullptr;
    Fiber* ready_last_ = nullptr;
    Fiber* idle_ = nullptr;
    std::size_t idle_count_ = 0;
    Fiber* live_ = nullptr;
    std::size_t live_count_ = 0;
    bool ready_scheduled_ = false;
    bool running_ready_ = false;
};

/// Throws Cancelled if the fiber's request is cancelled or past its deadline, once. Nothing where
/// the fiber is uninterruptible, while an exception unwinds it, and outside fibers.
void throw_if_cancelled();
bool is_cancelled(const Fiber& fiber) noexcept;

/// Between two requests on one fiber: drops its locals, its cancellation and its deadline, and sets
/// the new one.
void begin_request(Fiber& fiber, std::int64_t deadline, std::string_view label) noexcept;

}  // namespace cadenza::runtime
