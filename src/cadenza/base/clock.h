#pragma once

#include <atomic>
#include <cstdint>

namespace cadenza {

/// The wall clock, in microseconds since 1970-01-01T00:00Z.
std::int64_t now_microseconds() noexcept;

/// Sets the wall clock of the whole process while it lives, for tests. The time stands still until
/// set() or advance(). Only one may live at a time; safe to read and move from any thread.
class ClockOverride {
 public:
    explicit ClockOverride(std::int64_t microseconds);
    ~ClockOverride();
    ClockOverride(const ClockOverride&) = delete;
    ClockOverride& operator=(const ClockOverride&) = delete;

    void set(std::int64_t microseconds) noexcept;
    void advance(std::int64_t microseconds) noexcept;
    std::int64_t now() const noexcept;

 private:
    std::atomic<std::int64_t> now_;
};

}  // namespace cadenza
