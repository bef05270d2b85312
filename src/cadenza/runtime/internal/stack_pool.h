#pragma once

#include <cstddef>
#include <vector>

namespace cadenza::runtime {

/// The memory of one fiber's stack. It grows downwards from `top` to `bottom`; below lies the
/// guard.
struct Stack {
    char* bottom = nullptr;
    std::size_t size = 0;

    char* top() const noexcept { return bottom + size; }
    /// Whether an access to this address ran over the end of the stack.
    bool in_guard(const void* address) const noexcept;
};

/// Stacks of one loop, kept for reuse: a fresh mapping costs 15 µs, a reused one nothing. Each has
/// a guard of 64 KiB below it that faults on access, wide enough for a function with a large frame
/// not to step over.
class StackPool {
 public:
    static constexpr std::size_t kGuard = 64 * 1024;

    explicit StackPool(std::size_t stack_size, std::size_t keep);
    ~StackPool();
    StackPool(const StackPool&) = delete;
    StackPool& operator=(const StackPool&) = delete;

    /// Throws std::bad_alloc where the kernel gives no memory or no more mappings
    /// (vm.max_map_count).
    Stack take();
    void give_back(Stack stack) noexcept;

 private:
    std::size_t size_;
    std::size_t keep_;
    std::vector<Stack> idle_;
};

}  // namespace cadenza::runtime
