#include "cadenza/runtime/internal/scheduler.h"

#include <time.h>

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <exception>
#include <string>

#include "cadenza/base/log/log.h"
#include "cadenza/runtime/fiber.h"
#include "cadenza/runtime/internal/stack_overflow.h"

namespace cadenza::runtime {
namespace {

namespace asio = boost::asio;
using IoExecutor = asio::io_context::executor_type;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, IoExecutor>;

thread_local Fiber* t_fiber = nullptr;
thread_local EventLoop::Core* t_core = nullptr;

bool interruptible(const Fiber& fiber) noexcept {
    return fiber.uninterruptible == 0 && !fiber.cancellation_thrown &&
           std::uncaught_exceptions() == 0;
}

void log_escaped_exception() noexcept {
    try {
        throw;
    } catch (const Cancelled&) {
    } catch (const std::exception& error) {
        log::error(std::string("an exception left a fiber: ") + error.what());
    } catch (...) {
        log::error("an exception of unknown type left a fiber");
    }
}

}  // namespace

std::int64_t monotonic_microseconds() noexcept {
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000 + now.tv_nsec / 1000;
}

std::int64_t moment_after(Duration from_now) noexcept {
    std::int64_t moment;
    if (from_now.microseconds == kNever) return kNever;
    return __builtin_add_overflow(monotonic_microseconds(), from_now.microseconds, &moment)
               ? kNever
               : moment;
}

Fiber* current_fiber() noexcept {
    return t_fiber;
}

// UNSAFE_IO: sockets and timers are touched by the loop's thread only; post() stays safe from any
// thread.
struct EventLoop::Core::Io {
    asio::io_context context{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO};
    asio::executor_work_guard<IoExecutor> work{context.get_executor()};
    Timer timer{context.get_executor()};
};

EventLoop::Core::Core(EventLoop& loop, Options options)
    : loop_(loop),
      options_(options),
      io_(std::make_unique<Io>()),
      stacks_(options.stack_size, options.idle_fibers) {}

EventLoop::Core::~Core() {
    retire_idle_fibers();
}

EventLoop::Core* EventLoop::Core::current() noexcept {
    return t_core;
}

void* EventLoop::Core::native() noexcept {
    return &io_->context;
}

void EventLoop::Core::run() {
    OverflowReport report;
    t_core = this;
    io_->context.restart();
    io_->context.run();
    t_core = nullptr;
}

void EventLoop::Core::stop() {
    io_->context.stop();
}

bool EventLoop::Core::drain(Duration limit) {
    OverflowReport report;
    t_core = this;
    std::int64_t until = moment_after(limit);
    for (Fiber* fiber = live_; fiber; fiber = fiber->next_live)
        cancel(fiber, "The server is shutting down.");
    io_->context.restart();
    while (live_count_ > 0) {
        std::int64_t left = until - monotonic_microseconds();
        if (left <= 0) break;
        io_->context.run_one_for(
            std::chrono::microseconds(std::min<std::int64_t>(left, 1'000'000)));
        if (io_->context.stopped()) io_->context.restart();
    }
    io_->context.poll();  // what closed sockets still had to report
    t_core = nullptr;
    return live_count_ == 0;
}

void EventLoop::Core::post(void (*fn)(void*), void* argument) {
    asio::post(io_->context, [fn, argument] { fn(argument); });
}

// --- The life of a fiber
// ------------------------------------------------------------------------------------------

void EventLoop::Core::fiber_main(Fiber* fiber) {
    do {
        try {
            fiber->function(fiber->argument);
        } catch (...) {
            log_escaped_exception();
        }
        fiber->core.finish(fiber);
        if (!fiber->retire) fiber->context.suspend();
    } while (!fiber->retire);
}

Fiber* EventLoop::Core::take_fiber(void (*fn)(void*), void* argument) {
    Fiber* fiber = idle_;
    if (fiber) {
        idle_ = fiber->next_ready;
        --idle_count_;
    } else {
        Stack stack = stacks_.take();
        try {
            fiber = new Fiber(*this, stack, fiber_main);
        } catch (...) {
            stacks_.give_back(stack);
            throw;
        }
    }
    fiber->function = fn;
    fiber->argument = argument;
    fiber->next_ready = nullptr;
    fiber->previous_live = nullptr;
    fiber->next_live = live_;
    if (live_) live_->previous_live = fiber;
    live_ = fiber;
    ++live_count_;
    return fiber;
}

void EventLoop::Core::finish(Fiber* fiber) noexcept {
    begin_request(*fiber, kNever, {});
    fiber->before_suspend = nullptr;
    (fiber->previous_live ? fiber->previous_live->next_live : live_) = fiber->next_live;
    if (fiber->next_live) fiber->next_live->previous_live = fiber->previous_live;
    --live_count_;
    if (idle_count_ >= options_.idle_fibers) {
        fiber->retire = true;
        return;
    }
    fiber->next_ready = idle_;
    idle_ = fiber;
    ++idle_count_;
}

void EventLoop::Core::retire_idle_fibers() {
    while (Fiber* fiber = idle_) {
        idle_ = fiber->next_ready;
        fiber->retire = true;
        resume(fiber);
    }
    idle_count_ = 0;
}

void EventLoop::Core::resume(Fiber* fiber) {
    t_fiber = fiber;
    fiber->context.resume();
    t_fiber = nullptr;
    if (fiber->retire) {
        Stack stack = fiber->context.stack();
        delete fiber;
        stacks_.give_back(stack);
    }
}

Fiber* EventLoop::Core::start(void (*fn)(void*), void* argument) {
    if (t_fiber) return queue(fn, argument);
    Fiber* fiber = take_fiber(fn, argument);
    resume(fiber);
    return fiber;
}

Fiber* EventLoop::Core::queue(void (*fn)(void*), void* argument) {
    Fiber* fiber = take_fiber(fn, argument);
    make_ready(fiber);
    return fiber;
}

// --- Waiting and waking
// -------------------------------------------------------------------------------------------

std::uint64_t EventLoop::Core::begin_wait() noexcept {
    t_fiber->event = false;
    return ++t_fiber->ticket;
}

Wake EventLoop::Core::suspend(std::int64_t until) {
    Fiber& fiber = *t_fiber;
    bool announced = false;
    for (;;) {
        if (fiber.event) return Wake::Event;
        bool may_cancel = interruptible(fiber);
        if (may_cancel && is_cancelled(fiber)) return Wake::Cancelled;
        if (until != kNever && until <= monotonic_microseconds()) return Wake::Timeout;
        if (fiber.before_suspend && !announced) {
            announced = true;
            fiber.before_suspend(fiber.before_suspend_argument);
            continue;
        }
        fiber.timer = may_cancel ? std::min(until, fiber.deadline) : until;
        if (fiber.timer != kNever) {
            timers_.insert(&fiber);
            arm_timer();
        }
        fiber.suspended = true;
        fiber.context.suspend();
    }
}

void EventLoop::Core::yield() {
    Fiber& fiber = *t_fiber;
    begin_wait();
    make_ready(&fiber);
    fiber.context.suspend();
}

void EventLoop::Core::make_ready(Fiber* fiber) {
    fiber->suspended = false;
    timers_.remove(fiber);
    fiber->next_ready = nullptr;
    (ready_first_ ? ready_last_->next_ready : ready_first_) = fiber;
    ready_last_ = fiber;
    schedule_ready();
}

void EventLoop::Core::schedule_ready() {
    if (ready_scheduled_ || running_ready_) return;
    ready_scheduled_ = true;
    asio::post(io_->context, [this] {
        ready_scheduled_ = false;
        run_ready();
    });
}

void EventLoop::Core::run_ready() {
    if (running_ready_ || t_fiber) return;
    running_ready_ = true;
    Fiber* next = ready_first_;
    ready_first_ = nullptr;
    while (next) {
        Fiber* fiber = next;
        next = fiber->next_ready;
        resume(fiber);
    }
    running_ready_ = false;
    if (ready_first_) schedule_ready();  // through the loop, so that sockets have their turn
}

void EventLoop::Core::wake(Fiber* fiber, std::uint64_t ticket) {
    if (fiber->ticket != ticket) return;
    fiber->event = true;
    if (fiber->suspended) make_ready(fiber);
}

void EventLoop::Core::wake_from_anywhere(Fiber* fiber, std::uint64_t ticket) {
    if (t_core == this) {
        wake(fiber, ticket);
    } else {
        asio::post(io_->context, [this, fiber, ticket] { wake(fiber, ticket); });
    }
}

void EventLoop::Core::cancel(Fiber* fiber, const char* reason) {
    fiber->cancel_reason = reason;
    if (fiber->suspended) make_ready(fiber);
}

void EventLoop::Core::arm_timer() {
    if (timers_.empty() || timers_.first()->timer >= armed_) return;
    armed_ = timers_.first()->timer;
    io_->timer.expires_at(std::chrono::steady_clock::time_point(std::chrono::microseconds(armed_)));
    io_->timer.async_wait([this](const boost::system::error_code& error) {
        if (!error) on_timer();
    });
}

void EventLoop::Core::on_timer() {
    armed_ = kNever;
    std::int64_t now = monotonic_microseconds();
    while (!timers_.empty() && timers_.first()->timer <= now) make_ready(timers_.first());
    arm_timer();
    run_ready();
}

// --- Cancellation
// -------------------------------------------------------------------------------------------------

bool is_cancelled(const Fiber& fiber) noexcept {
    return fiber.cancel_reason ||
           (fiber.deadline != kNever && fiber.deadline <= monotonic_microseconds());
}

void throw_if_cancelled() {
    Fiber* fiber = t_fiber;
    if (!fiber || !interruptible(*fiber) || !is_cancelled(*fiber)) return;
    fiber->cancellation_thrown = true;
    throw Cancelled(fiber->cancel_reason ? fiber->cancel_reason
                                         : "The deadline of the request has passed.");
}

void begin_request(Fiber& fiber, std::int64_t deadline, std::string_view label) noexcept {
    ++fiber.uninterruptible;  // destructors of locals may wait, and must not be interrupted
    fiber.locals.clear();
    --fiber.uninterruptible;
    fiber.deadline = deadline;
    fiber.cancel_reason = nullptr;
    fiber.cancellation_thrown = false;
    fiber.label = label;
}

}  // namespace cadenza::runtime
