#include "cadenza/db/models/objects/shared_model.h"

#include <atomic>
#include <cstdint>
#include <new>

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"

namespace cadenza::internal {
namespace {

// Lies in front of the object, in the same allocation.
struct alignas(std::max_align_t) Header {
    std::atomic<std::uint32_t> references{1};
};

Header& header_of(const Model* model) {
    return *reinterpret_cast<Header*>(reinterpret_cast<char*>(const_cast<Model*>(model)) -
                                      sizeof(Header));
}

Model* allocate(const ModelInfo& info, const Model& from) {
    const TypeOps& ops = info.type_ops();
    char* memory = static_cast<char*>(::operator new(sizeof(Header) + ops.size));
    new (memory) Header;
    try {
        return ops.construct_copy(memory + sizeof(Header), from);
    } catch (...) {
        ::operator delete(memory);
        throw;
    }
}

}  // namespace

SharedModel SharedModel::make(const ModelInfo& info) {
    SharedModel shared;
    shared.model_ = allocate(info, info.prototype());
    return shared;
}

SharedModel SharedModel::copy_of(const Model& model) {
    SharedModel shared;
    shared.model_ = allocate(model.meta(), model);
    return shared;
}

void SharedModel::retain() const noexcept {
    if (model_ != nullptr) header_of(model_).references.fetch_add(1, std::memory_order_relaxed);
}

void SharedModel::release() noexcept {
    Header& header = header_of(model_);
    if (header.references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    model_->~Model();
    ::operator delete(&header);
}

}  // namespace cadenza::internal
