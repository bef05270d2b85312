#pragma once

#include <memory>

#include "cadenza/runtime/wait_queue.h"

namespace cadenza::runtime {

/// Waits until the file descriptor can be read (or is at its end, or broken); false after the
/// timeout. Throws Cancelled. At most one fiber waits for one descriptor in one direction.
/// Registers the descriptor with the loop for each call: code that waits often keeps a FileWatch.
bool wait_readable(int fd, Duration timeout = kForever);
bool wait_writable(int fd, Duration timeout = kForever);

/// A descriptor that stays registered with the loop of the thread that made it. Does not own the
/// descriptor, and must be destroyed before it is closed, on the same thread.
class FileWatch {
 public:
    explicit FileWatch(int fd);
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

    int fd() const noexcept { return fd_; }
    bool wait_readable(Duration timeout = kForever);
    bool wait_writable(Duration timeout = kForever);

 private:
    struct Registration;
    bool wait(bool write, Duration timeout);

    int fd_;
    std::unique_ptr<Registration> registration_;
};

}  // namespace cadenza::runtime
