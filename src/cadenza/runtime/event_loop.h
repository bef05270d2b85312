#pragma once

#include <cstddef>
#include <memory>

#include "cadenza/base/datetime.h"

namespace cadenza::runtime {

class BlockingPool;
class Fiber;

/// One thread's loop: sockets and timers of Boost.Asio, and the fibers that wait for them. A server
/// runs one per core; nothing is shared between them.
class EventLoop {
 public:
    struct Options {
        BlockingPool* blocking =
            nullptr;  ///< for blocking(fn); must outlive the loop; null: it runs inline
        std::size_t stack_size = 256 * 1024;  ///< bytes of a fiber's stack, without its guard
        std::size_t idle_fibers = 128;        ///< how many ended fibers keep their stack for reuse
    };

    EventLoop();
    explicit EventLoop(Options options);
    /// A fiber that is still alive is left as it is, with all it holds: see drain().
    ~EventLoop();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;

    /// The loop that runs on this thread, or null.
    static EventLoop* current() noexcept;

    /// Makes the calling thread the loop's until stop() is called.
    void run();
    /// Any thread, also a fiber of the loop; run() returns after the handler that runs now.
    void stop();
    /// Cancels every live fiber and runs until all have ended; false if some have not by then.
    /// After run(), on the same thread.
    bool drain(Duration limit);

    /// Any thread: calls fn(argument) on the loop's own stack, soon.
    void post(void (*fn)(void*), void* argument);
    /// The loop's thread: runs fn(argument) on a fiber: at once from the loop's own stack, queued
    /// from a fiber.
    Fiber* start(void (*fn)(void*), void* argument);
    /// The loop's thread: makes the fiber's current or next wait throw Cancelled with this message.
    void cancel(Fiber* fiber, const char* message);

    /// Fibers that have started and not ended.
    std::size_t live_fibers() const noexcept;

    /// The boost::asio::io_context, for code that opens sockets.
    void* native() noexcept;

    class Core;
    Core& core() noexcept { return *core_; }

 private:
    std::unique_ptr<Core> core_;
};

}  // namespace cadenza::runtime
