#pragma once

#include <cstdint>

namespace cadenza::internal {

struct ModelExtras;

/// What an object knows of its own loading: whether it is in the database, which result it came
/// with, and what prefetch_related() brought for it.
class ModelState {
 public:
    ModelState() noexcept = default;
    ModelState(const ModelState& other) noexcept;
    ModelState& operator=(const ModelState& other) noexcept;
    ~ModelState() {
        if (extras_ != nullptr) release();
    }

    /// Not saved yet: a save() inserts.
    bool adding = true;
    /// The result set of more than one row that it was loaded with; 0 if none.
    std::uint32_t batch = 0;

    ModelExtras& extras();
    const ModelExtras* find_extras() const noexcept { return extras_; }
    void clear_extras() noexcept;

 private:
    void release() noexcept;
    ModelExtras* extras_ = nullptr;  // counted, copied on write
};

}  // namespace cadenza::internal
