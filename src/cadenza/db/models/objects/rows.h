#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace cadenza {

class Model;
class ModelInfo;

namespace internal {

/// The objects of one result, in chunks whose addresses do not change. Or a selection of another
/// result's objects, which it keeps alive: the rows that belong to one object of a prefetch.
class Rows {
 public:
    explicit Rows(const ModelInfo& model);
    explicit Rows(std::shared_ptr<Rows> owner);
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows();

    std::size_t size() const noexcept { return size_; }
    Model& at(std::size_t index) const noexcept {
        return owner_ != nullptr ? *selection_[index]
                                 : *reinterpret_cast<Model*>(chunks_[index / kChunk] +
                                                             (index % kChunk) * object_size_);
    }
    /// A new object at the end, in its prototype's state.
    Model& emplace();
    /// Of a selection.
    void select(Model& object);
    const ModelInfo& model() const noexcept { return *model_; }
    /// Forgets the objects, keeps the memory.
    void clear() noexcept;

 private:
    static constexpr std::size_t kChunk = 32;
    const ModelInfo* model_;
    std::size_t object_size_;
    std::size_t size_ = 0;
    std::vector<char*> chunks_;
    std::shared_ptr<Rows> owner_;
    std::vector<Model*> selection_;
};

template <class M>
class RowIterator {
 public:
    using value_type = M;
    using difference_type = std::ptrdiff_t;
    using reference = M&;
    using pointer = M*;

    RowIterator() = default;
    RowIterator(const Rows* rows, std::size_t index) : rows_(rows), index_(index) {}
    M& operator*() const { return static_cast<M&>(rows_->at(index_)); }
    M* operator->() const { return &**this; }
    M& operator[](difference_type n) const {
        return static_cast<M&>(rows_->at(index_ + static_cast<std::size_t>(n)));
    }
    RowIterator& operator++() {
        ++index_;
        return *this;
    }
    RowIterator operator++(int) { return {rows_, index_++}; }
    RowIterator& operator--() {
        --index_;
        return *this;
    }
    RowIterator operator--(int) { return {rows_, index_--}; }
    friend RowIterator operator+(RowIterator i, difference_type n) {
        return {i.rows_, i.index_ + static_cast<std::size_t>(n)};
    }
    friend difference_type operator-(RowIterator a, RowIterator b) {
        return static_cast<difference_type>(a.index_ - b.index_);
    }
    friend bool operator==(RowIterator a, RowIterator b) { return a.index_ == b.index_; }

 private:
    const Rows* rows_ = nullptr;
    std::size_t index_ = 0;
};

}  // namespace internal
}  // namespace cadenza
