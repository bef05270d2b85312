#pragma once

#include <cstddef>
#include <memory>

namespace cadenza::runtime {

/// The threads behind `blocking(fn)`. One pool serves all loops of a process. Threads start with
/// the first job.
class BlockingPool {
 public:
    struct Options {
        int threads = 4;
        std::size_t queue = 256;  ///< jobs that wait; one more is refused with Overloaded
        int nice = 5;             ///< added to the threads' nice value, so that loops go first
    };

    /// A unit of work. The submitter owns it and keeps it until done() was called on a pool thread,
    /// or until withdraw() gave true.
    class Job {
     public:
        virtual void run() noexcept = 0;
        virtual void done() noexcept = 0;  ///< the last call: the job may be gone afterwards

     protected:
        ~Job() = default;
    };

    BlockingPool();
    explicit BlockingPool(Options options);
    /// Runs what is queued, then joins the threads.
    ~BlockingPool();
    BlockingPool(const BlockingPool&) = delete;
    BlockingPool& operator=(const BlockingPool&) = delete;

    /// False if the queue is full.
    bool submit(Job& job);
    /// Takes a job back that no thread has started; false if one has.
    bool withdraw(Job& job);
    std::size_t queued() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cadenza::runtime
