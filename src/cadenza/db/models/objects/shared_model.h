#pragma once

#include <cstddef>
#include <utility>

namespace cadenza {

class Model;
class ModelInfo;

namespace internal {

/// A counted reference to a model object on the heap: what a foreign key keeps of the object that
/// it points at. Copies share the object, as Python's references do.
class SharedModel {
 public:
    SharedModel() noexcept = default;
    SharedModel(std::nullptr_t) noexcept {}
    SharedModel(const SharedModel& other) noexcept : model_(other.model_) { retain(); }
    SharedModel(SharedModel&& other) noexcept : model_(std::exchange(other.model_, nullptr)) {}
    SharedModel& operator=(SharedModel other) noexcept {
        std::swap(model_, other.model_);
        return *this;
    }
    ~SharedModel() {
        if (model_ != nullptr) release();
    }

    /// A new object in the state in which its fields' declarations leave it.
    static SharedModel make(const ModelInfo& info);
    static SharedModel copy_of(const Model& model);

    Model* get() const noexcept { return model_; }
    Model& operator*() const noexcept { return *model_; }
    Model* operator->() const noexcept { return model_; }
    explicit operator bool() const noexcept { return model_ != nullptr; }

 private:
    void retain() const noexcept;
    void release() noexcept;
    Model* model_ = nullptr;
};

}  // namespace internal
}  // namespace cadenza
