#include "cadenza/runtime/blocking_pool.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace cadenza::runtime {

struct BlockingPool::State {
    explicit State(Options o) : options(o) {}

    void work();
    void start_thread();

    const Options options;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job*> queue;
    std::vector<std::thread> threads;
    int idle = 0;
    bool stopping = false;
};

void BlockingPool::State::start_thread() {
    // Signals are for the thread that waits for them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    threads.emplace_back([this] { work(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void BlockingPool::State::work() {
    auto self = static_cast<id_t>(syscall(SYS_gettid));
    setpriority(PRIO_PROCESS, self, getpriority(PRIO_PROCESS, self) + options.nice);
    std::unique_lock lock(mutex);
    for (;;) {
        ++idle;
        changed.wait(lock, [this] { return stopping || !queue.empty(); });
        --idle;
        if (queue.empty()) return;
        Job* job = queue.front();
        queue.pop_front();
        lock.unlock();
        job->run();
        job->done();
        lock.lock();
    }
}

BlockingPool::BlockingPool() : BlockingPool(Options{}) {}
BlockingPool::BlockingPool(Options options) : state_(std::make_unique<State>(options)) {}

BlockingPool::~BlockingPool() {
    {
        std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->changed.notify_all();
    for (std::thread& thread : state_->threads) thread.join();
}

bool BlockingPool::submit(Job& job) {
    State& s = *state_;
    {
        std::lock_guard lock(s.mutex);
        if (s.queue.size() >= s.options.queue) return false;
        bool all_busy = s.queue.size() >= static_cast<std::size_t>(s.idle);
        if (all_busy && static_cast<int>(s.threads.size()) < std::max(1, s.options.threads)) {
            s.start_thread();
        }
        s.queue.push_back(&job);
    }
    s.changed.notify_one();
    return true;
}

bool BlockingPool::withdraw(Job& job) {
    std::lock_guard lock(state_->mutex);
    return std::erase(state_->queue, &job) > 0;
}

std::size_t BlockingPool::queued() const {
    std::lock_guard lock(state_->mutex);
    return state_->queue.size();
}

}  // namespace cadenza::runtime
