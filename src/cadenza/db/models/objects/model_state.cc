#include "cadenza/db/models/objects/model_state.h"

#include "cadenza/db/models/objects/model_extras.h"

namespace cadenza::internal {

ModelState::ModelState(const ModelState& other) noexcept
    : adding(other.adding), batch(other.batch), extras_(other.extras_) {
    if (extras_ != nullptr) extras_->references.fetch_add(1, std::memory_order_relaxed);
}

ModelState& ModelState::operator=(const ModelState& other) noexcept {
    if (other.extras_ != nullptr) other.extras_->references.fetch_add(1, std::memory_order_relaxed);
    clear_extras();
    adding = other.adding;
    batch = other.batch;
    extras_ = other.extras_;
    return *this;
}

ModelExtras& ModelState::extras() {
    if (extras_ == nullptr) {
        extras_ = new ModelExtras;
    } else if (extras_->references.load(std::memory_order_acquire) != 1) {
        auto* own = new ModelExtras(*extras_);
        release();
        extras_ = own;
    }
    return *extras_;
}

void ModelState::clear_extras() noexcept {
    if (extras_ != nullptr) release();
    extras_ = nullptr;
}

void ModelState::release() noexcept {
    if (extras_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete extras_;
}

namespace {
template <class List>
auto find_in(List& list, std::string_view name) {
    for (auto& entry : list)
        if (entry.first == name) return &entry.second;
    return static_cast<decltype(&list.front().second)>(nullptr);
}
template <class List, class T>
void set_in(List& list, std::string_view name, T value) {
    if (auto* found = find_in(list, name))
        *found = std::move(value);
    else
        list.emplace_back(std::string(name), std::move(value));
}
}  // namespace

const std::shared_ptr<Rows>* ModelExtras::find_many(std::string_view name) const {
    return find_in(many, name);
}
const SharedModel* ModelExtras::find_one(std::string_view name) const {
    return find_in(one, name);
}
void ModelExtras::set_many(std::string_view name, std::shared_ptr<Rows> rows) {
    set_in(many, name, std::move(rows));
}
void ModelExtras::set_one(std::string_view name, SharedModel object) {
    set_in(one, name, std::move(object));
}
void ModelExtras::forget(std::string_view name) {
    std::erase_if(many, [&](const auto& entry) { return entry.first == name; });
    std::erase_if(one, [&](const auto& entry) { return entry.first == name; });
}

}  // namespace cadenza::internal
