#pragma once

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "cadenza/base/error.h"

namespace cadenza::runtime {

/// The queue of the blocking pool is full: the request is answered with 503.
class Overloaded : public Error {
 public:
    using Error::Error;
};

/// Runs fn(argument) on the loop's pool of threads and suspends the fiber until it is done;
/// rethrows what it throws. Outside fibers (and where the loop has no pool) it runs at once, here.
/// Throws Overloaded.
void run_blocking(void (*fn)(void*), void* argument);

/// Runs what would hold up the event loop (password hashing, file system calls, foreign libraries)
/// on a bounded pool of threads of lower priority while this fiber waits: `auto hash = blocking([&]
/// { return hash(password); });` On the pool no fiber facility is there: fn must not wait for
/// fibers of this loop. A deadline that passes while fn is still queued withdraws it; once fn runs,
/// Cancelled is thrown after it ended.
template <class F>
auto blocking(F&& fn) -> decltype(fn()) {
    using Result = decltype(fn());
    if constexpr (std::is_void_v<Result>) {
        run_blocking([](void* f) { (*static_cast<std::remove_reference_t<F>*>(f))(); },
                     const_cast<void*>(static_cast<const void*>(std::addressof(fn))));
    } else if constexpr (std::is_reference_v<Result>) {
        std::remove_reference_t<Result>* result = nullptr;
        blocking([&] { result = std::addressof(fn()); });
        return static_cast<Result>(*result);
    } else {
        std::optional<Result> result;
        blocking([&] { result.emplace(fn()); });
        return std::move(*result);
    }
}

}  // namespace cadenza::runtime
