#include "cadenza/runtime/internal/stack_pool.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <new>

#include "cadenza/runtime/internal/sanitizers.h"

#ifdef CADENZA_ASAN
#include <sanitizer/asan_interface.h>
#endif

namespace cadenza::runtime {

bool Stack::in_guard(const void* address) const noexcept {
    auto at = reinterpret_cast<std::uintptr_t>(address);
    auto low = reinterpret_cast<std::uintptr_t>(bottom);
    return bottom && at < low && at >= low - StackPool::kGuard;
}

namespace {

/// AddressSanitizer puts red zones between the variables of a frame and keeps each in memory of its
/// own, which makes frames up to six times as large.
#if defined(CADENZA_ASAN)
constexpr std::size_t kFrameGrowth = 6;
#else
constexpr std::size_t kFrameGrowth = 1;
#endif

}  // namespace

StackPool::StackPool(std::size_t stack_size, std::size_t keep) : keep_(keep) {
    auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    size_ = (stack_size * kFrameGrowth + page - 1) / page * page;
    idle_.reserve(keep);  // so that give_back cannot fail
}

StackPool::~StackPool() {
    for (const Stack& stack : idle_) munmap(stack.bottom - kGuard, stack.size + kGuard);
}

Stack StackPool::take() {
    if (!idle_.empty()) {
        Stack stack = idle_.back();
        idle_.pop_back();
        return stack;
    }
    void* memory = mmap(nullptr, size_ + kGuard, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    if (mprotect(memory, kGuard, PROT_NONE) != 0) {
        munmap(memory, size_ + kGuard);
        throw std::bad_alloc();
    }
    return {static_cast<char*>(memory) + kGuard, size_};
}

void StackPool::give_back(Stack stack) noexcept {
#ifdef CADENZA_ASAN
    // The frames of the ended fiber left their red zones behind, also for what is mapped here next.
    __asan_unpoison_memory_region(stack.bottom, stack.size);
#endif
    if (idle_.size() < keep_) {
        idle_.push_back(stack);
    } else {
        munmap(stack.bottom - kGuard, stack.size + kGuard);
    }
}

}  // namespace cadenza::runtime
