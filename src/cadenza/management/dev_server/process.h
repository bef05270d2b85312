#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace cadenza::management {

/// A program that this one started. Destroying it ends the program: asked first, then killed.
class Process {
 public:
    Process() = default;
    Process(Process&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
    Process& operator=(Process&& other) noexcept;
    ~Process();

    /// Starts `command`; `environment` holds "NAME=value" pairs that are added to this program's.
    /// Standard output and error go to `output_fd` if that is not negative. Throws Error if there
    /// can be no more processes.
    static Process start(const std::vector<std::string>& command,
                         const std::vector<std::string>& environment = {}, int output_fd = -1);

    bool running() const { return pid_ > 0; }
    pid_t pid() const { return pid_; }
    /// Waits for the end: the exit status, or 128 plus the signal that killed it.
    int wait();
    /// The exit status if it has ended, else -1.
    int poll();
    /// Asks it to stop (SIGTERM), without waiting.
    void terminate() const;

 private:
    explicit Process(pid_t pid) : pid_(pid) {}
    pid_t pid_ = 0;
};

}  // namespace cadenza::management
