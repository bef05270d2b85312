#pragma once

#include <cstdint>
#include <vector>

namespace cadenza::runtime {

class Fiber;

/// The fibers that wait with a timeout, soonest first; ordered by Fiber::timer. Each knows its
/// place, so taking one out early (nearly every wait ends early) leaves nothing behind.
class TimerHeap {
 public:
    bool empty() const noexcept { return heap_.empty(); }
    Fiber* first() const noexcept { return heap_.front(); }
    void insert(Fiber* fiber);
    void remove(Fiber* fiber) noexcept;

 private:
    void place(std::size_t index, Fiber* fiber) noexcept;
    void rise(std::size_t index, Fiber* fiber) noexcept;
    void sink(std::size_t index, Fiber* fiber) noexcept;

    std::vector<Fiber*> heap_;
};

}  // namespace cadenza::runtime
