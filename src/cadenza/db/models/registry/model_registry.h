#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "cadenza/db/models/model_info.h"

namespace cadenza::internal {

/// Every model that has been built. Each of them stays until the process ends.
class ModelRegistry {
 public:
    static ModelRegistry& instance();

    const ModelInfo& add(std::unique_ptr<ModelInfo> model);
    std::vector<const ModelInfo*> models() const;
    /// The same after all relations have been followed: targets and automatic models are there too.
    std::vector<const ModelInfo*> linked_models();
    std::size_t size() const noexcept { return size_.load(std::memory_order_acquire); }
    std::mutex& through_mutex() { return through_mutex_; }

 private:
    mutable std::mutex mutex_;
    std::recursive_mutex link_mutex_;
    std::mutex through_mutex_;
    std::vector<std::unique_ptr<ModelInfo>> models_;
    std::atomic<std::size_t> size_{0};
    std::size_t linked_ = 0;
};

}  // namespace cadenza::internal
