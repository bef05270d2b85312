#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "cadenza/db/backends/sqlite/handle.h"
#include "cadenza/runtime/fiber_mutex.h"

namespace cadenza::db::sqlite {

/// Copies the write-ahead log back into the file on a thread of its own: that waits for the disk,
/// which no event loop may. The thread starts with the first request.
class Checkpointer {
 public:
    /// `write_lock` is taken for the last part of each.
    Checkpointer(std::string path, std::int64_t pages, runtime::FiberMutex& write_lock);
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

    /// After each commit, with the pages that the log has now. From any thread.
    void committed(int pages);
    /// How many checkpoints have been made.
    std::uint64_t count() const noexcept { return count_.load(); }

 private:
    void request();
    void work();
    void checkpoint(sqlite3* connection);

    const std::string path_;
    const std::int64_t pages_;
    runtime::FiberMutex& write_lock_;
    std::atomic<std::int64_t> next_;  // size of the log at which the next one is due
    std::mutex mutex_;
    std::condition_variable changed_;
    bool requested_ = false;
    bool stopped_ = false;
    std::atomic<std::uint64_t> count_{0};
    std::thread thread_;
};

}  // namespace cadenza::db::sqlite
