#include "cadenza/db/models/objects/rows.h"

#include <new>

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"

namespace cadenza::internal {

Rows::Rows(const ModelInfo& model) : model_(&model), object_size_(model.type_ops().size) {}

Rows::Rows(std::shared_ptr<Rows> owner)
    : model_(owner->model_), object_size_(owner->object_size_), owner_(std::move(owner)) {}

Rows::~Rows() {
    clear();
    for (char* chunk : chunks_) ::operator delete(chunk);
}

Model& Rows::emplace() {
    const std::size_t chunk = size_ / kChunk;
    if (chunk == chunks_.size())
        chunks_.push_back(static_cast<char*>(::operator new(kChunk* object_size_)));
    Model* object = model_->type_ops().construct_copy(
        chunks_[chunk] + (size_ % kChunk) * object_size_, model_->prototype());
    ++size_;
    return *object;
}

void Rows::select(Model& object) {
    selection_.push_back(&object);
    ++size_;
}

void Rows::clear() noexcept {
    if (owner_ == nullptr)
        for (std::size_t i = 0; i < size_; ++i) at(i).~Model();
    selection_.clear();
    size_ = 0;
}

}  // namespace cadenza::internal
