#include "cadenza/runtime/io.h"

#include <poll.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <cerrno>
#include <system_error>

#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {
namespace {

namespace asio = boost::asio;
using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

bool poll_one(int fd, short events, std::int64_t until) {
    for (;;) {
        int timeout = -1;
        if (until != kNever) {
            std::int64_t left = std::max<std::int64_t>(0, until - monotonic_microseconds());
            timeout = static_cast<int>(std::min<std::int64_t>((left + 999) / 1000, 1'000'000));
        }
        pollfd entry{fd, events, 0};
        int ready = poll(&entry, 1, timeout);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "poll");
        if (ready == 0 && timeout >= 0 && monotonic_microseconds() >= until) return false;
    }
}

}  // namespace

struct FileWatch::Registration {
    Registration(EventLoop::Core& core, int fd)
        : descriptor(*static_cast<asio::io_context*>(core.native()), fd) {}
    ~Registration() { descriptor.release(); }

    Descriptor descriptor;
};

FileWatch::FileWatch(int fd) : fd_(fd) {}
FileWatch::~FileWatch() = default;

bool FileWatch::wait_readable(Duration timeout) {
    return wait(false, timeout);
}
bool FileWatch::wait_writable(Duration timeout) {
    return wait(true, timeout);
}

bool FileWatch::wait(bool write, Duration timeout) {
    std::int64_t until = moment_after(timeout);
    Fiber* fiber = current_fiber();
    if (!fiber) return poll_one(fd_, write ? POLLOUT : POLLIN, until);
    throw_if_cancelled();
    EventLoop::Core& core = fiber->core;
    if (!registration_) registration_ = std::make_unique<Registration>(core, fd_);
    std::uint64_t ticket = core.begin_wait();
    // The handler holds no reference into this call: where it comes late, the ticket is of an
    // earlier wait.
    registration_->descriptor.async_wait(
        write ? Descriptor::wait_write : Descriptor::wait_read,
        [fiber, ticket, &core](const boost::system::error_code& error) {
            if (error == asio::error::operation_aborted) return;
            core.wake(fiber, ticket);
            core.run_ready();
        });
    Wake wake = core.suspend(until);
    if (wake == Wake::Event) return true;
    registration_->descriptor.cancel();
    if (wake == Wake::Cancelled) throw_if_cancelled();
    return false;
}

bool wait_readable(int fd, Duration timeout) {
    return FileWatch(fd).wait_readable(timeout);
}
bool wait_writable(int fd, Duration timeout) {
    return FileWatch(fd).wait_writable(timeout);
}

}  // namespace cadenza::runtime
