#include "cadenza/db/backends/sqlite/checkpointer.h"

#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>

namespace cadenza::db::sqlite {
namespace {

constexpr int kWaitForReaders = 20;  // milliseconds, in which nobody writes

}  // namespace

Checkpointer::Checkpointer(std::string path, std::int64_t pages, runtime::FiberMutex& write_lock)
    : path_(std::move(path)), pages_(pages), write_lock_(write_lock), next_(pages) {}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard guard(mutex_);
        stopped_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void Checkpointer::committed(int pages) {
    // A log that readers hold open cannot start anew and grows on: ask again per `pages_` pages,
    // not per commit.
    if (pages < pages_) {
        if (next_.load(std::memory_order_relaxed) != pages_)
            next_.store(pages_, std::memory_order_relaxed);
        return;
    }
    if (pages < next_.load(std::memory_order_relaxed)) return;
    next_.store(pages + pages_, std::memory_order_relaxed);
    request();
}

void Checkpointer::request() {
    {
        const std::lock_guard guard(mutex_);
        requested_ = true;
        if (!thread_.joinable()) {
            // Signals are for the threads that expect them.
            sigset_t all, before;
            sigfillset(&all);
            pthread_sigmask(SIG_SETMASK, &all, &before);
            thread_ = std::thread([this] { work(); });
            pthread_sigmask(SIG_SETMASK, &before, nullptr);
        }
    }
    changed_.notify_one();
}

void Checkpointer::work() {
    sqlite3* connection = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path_.c_str(), &connection, flags, nullptr) == SQLITE_OK) {
        sqlite3_busy_timeout(connection, kWaitForReaders);
    }
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return requested_ || stopped_; });
        if (stopped_) break;
        requested_ = false;
        lock.unlock();
        checkpoint(connection);
        lock.lock();
    }
    lock.unlock();
    sqlite3_close_v2(connection);
}

// Most of the log is copied while others write. They would add to it for ever, and it could never
// start anew: so the rest, which is little, is copied while they wait.
void Checkpointer::checkpoint(sqlite3* connection) {
    sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (!write_lock_.try_lock_for(Duration::seconds(1))) return;
    const std::lock_guard guard(write_lock_, std::adopt_lock);
    if (sqlite3_wal_checkpoint_v2(connection, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr,
                                  nullptr) == SQLITE_OK) {
        ++count_;
    }
}

}  // namespace cadenza::db::sqlite
