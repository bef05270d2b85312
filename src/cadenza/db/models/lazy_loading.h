#pragma once

#include <cstdint>

#include "cadenza/base/error.h"

namespace cadenza {

class FieldInfo;

/// What a lazy load inside an iteration leads to: one query for each row, where select_related()
/// or prefetch_related() would need one for all.
enum class LazyLoading : std::uint8_t {
    Warn,   ///< one line in the log for each field
    Raise,  ///< LazyLoadingError: for tests
    Allow,
};

class LazyLoadingError : public Error {
 public:
    using Error::Error;
};

/// Sets it for this thread while it lives; Warn otherwise.
class LazyLoadingPolicy {
 public:
    explicit LazyLoadingPolicy(LazyLoading policy) noexcept;
    ~LazyLoadingPolicy();
    LazyLoadingPolicy(const LazyLoadingPolicy&) = delete;
    LazyLoadingPolicy& operator=(const LazyLoadingPolicy&) = delete;

 private:
    LazyLoading outer_;
};

namespace internal {

/// Numbers the result whose rows are loaded while it lives: they carry the number.
class LoadingBatch {
 public:
    LoadingBatch() noexcept;
    ~LoadingBatch();
    LoadingBatch(const LoadingBatch&) = delete;
    LoadingBatch& operator=(const LoadingBatch&) = delete;
    static std::uint32_t current() noexcept;

 private:
    std::uint32_t outer_;
};

/// A foreign key of a row of that batch is about to be loaded lazily.
void note_lazy_load(const FieldInfo& field, std::uint32_t batch);

}  // namespace internal
}  // namespace cadenza
