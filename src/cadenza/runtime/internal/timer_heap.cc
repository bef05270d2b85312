#include "cadenza/runtime/internal/timer_heap.h"

#include "cadenza/runtime/internal/fiber_state.h"

namespace cadenza::runtime {

void TimerHeap::place(std::size_t index, Fiber* fiber) noexcept {
    heap_[index] = fiber;
    fiber->timer_index = index + 1;
}

void TimerHeap::rise(std::size_t index, Fiber* fiber) noexcept {
    while (index > 0) {
        std::size_t parent = (index - 1) / 2;
        if (heap_[parent]->timer <= fiber->timer) break;
        place(index, heap_[parent]);
        index = parent;
    }
    place(index, fiber);
}

void TimerHeap::sink(std::size_t index, Fiber* fiber) noexcept {
    for (;;) {
        std::size_t child = 2 * index + 1;
        if (child >= heap_.size()) break;
        if (child + 1 < heap_.size() && heap_[child + 1]->timer < heap_[child]->timer) ++child;
        if (fiber->timer <= heap_[child]->timer) break;
        place(index, heap_[child]);
        index = child;
    }
    place(index, fiber);
}

void TimerHeap::insert(Fiber* fiber) {
    heap_.push_back(fiber);
    rise(heap_.size() - 1, fiber);
}

void TimerHeap::remove(Fiber* fiber) noexcept {
    if (fiber->timer_index == 0) return;
    std::size_t index = fiber->timer_index - 1;
    fiber->timer_index = 0;
    Fiber* last = heap_.back();
    heap_.pop_back();
    if (last == fiber) return;
    if (index > 0 && last->timer < heap_[(index - 1) / 2]->timer) {
        rise(index, last);
    } else {
        sink(index, last);
    }
}

}  // namespace cadenza::runtime
