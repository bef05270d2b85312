#include "cadenza/base/clock.h"

#include <ctime>

#include "cadenza/base/error.h"

namespace cadenza {
namespace {

// The one process-wide variable of this folder: the threads of a server under test must see the
// test's clock.
std::atomic<const ClockOverride*> current_override{nullptr};

}  // namespace

std::int64_t now_microseconds() noexcept {
    if (const auto* clock = current_override.load(std::memory_order_acquire)) return clock->now();
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000;
}

ClockOverride::ClockOverride(std::int64_t microseconds) : now_(microseconds) {
    const ClockOverride* none = nullptr;
    if (!current_override.compare_exchange_strong(none, this)) {
        throw Error("a ClockOverride is already in place; end it before setting another");
    }
}

ClockOverride::~ClockOverride() {
    current_override.store(nullptr, std::memory_order_release);
}

void ClockOverride::set(std::int64_t microseconds) noexcept {
    now_.store(microseconds);
}
void ClockOverride::advance(std::int64_t microseconds) noexcept {
    now_.fetch_add(microseconds);
}
std::int64_t ClockOverride::now() const noexcept {
    return now_.load();
}

}  // namespace cadenza
