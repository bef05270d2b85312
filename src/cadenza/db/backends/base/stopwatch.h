#pragma once

#include <ctime>

#include "cadenza/base/datetime.h"

namespace cadenza::db {

/// Time on the monotonic clock since the start.
class Stopwatch {
 public:
    Stopwatch() : start_(now()) {}
    void restart() { start_ = now(); }
    Duration elapsed() const { return Duration(now() - start_); }
    /// Microseconds on the monotonic clock.
    static std::int64_t now() {
        timespec time;
        clock_gettime(CLOCK_MONOTONIC, &time);
        return time.tv_sec * std::int64_t{1'000'000} + time.tv_nsec / 1000;
    }

 private:
    std::int64_t start_;
};

}  // namespace cadenza::db
