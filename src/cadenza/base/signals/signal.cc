#include "cadenza/base/signals/signal.h"

#include <algorithm>

namespace cadenza {
namespace internal {

std::uint64_t SignalCore::add(std::shared_ptr<void> receiver) {
    std::lock_guard lock(mutex_);
    auto next =
        receivers_ ? std::make_shared<Receivers>(*receivers_) : std::make_shared<Receivers>();
    next->emplace_back(++last_id_, std::move(receiver));
    receivers_ = std::move(next);
    return last_id_;
}

bool SignalCore::remove(std::uint64_t id) {
    std::shared_ptr<const Receivers>
        former;  // its receivers are destroyed after the lock is released
    std::lock_guard lock(mutex_);
    if (!receivers_) return false;
    auto next = std::make_shared<Receivers>(*receivers_);
    bool found = std::erase_if(*next, [&](const auto& entry) { return entry.first == id; }) > 0;
    former = std::exchange(receivers_, std::move(next));
    return found;
}

std::shared_ptr<const SignalCore::Receivers> SignalCore::snapshot() const {
    std::lock_guard lock(mutex_);
    return receivers_;
}

std::size_t SignalCore::size() const {
    std::lock_guard lock(mutex_);
    return receivers_ ? receivers_->size() : 0;
}

}  // namespace internal

ScopedConnection::ScopedConnection(std::weak_ptr<internal::SignalCore> core, std::uint64_t id)
    : core_(std::move(core)), id_(id) {}

ScopedConnection::ScopedConnection(ScopedConnection&& other) noexcept
    : core_(std::move(other.core_)), id_(std::exchange(other.id_, 0)) {}

ScopedConnection& ScopedConnection::operator=(ScopedConnection&& other) noexcept {
    if (this != &other) {
        disconnect();
        core_ = std::move(other.core_);
        id_ = std::exchange(other.id_, 0);
    }
    return *this;
}

ScopedConnection::~ScopedConnection() {
    disconnect();
}

void ScopedConnection::disconnect() {
    if (auto core = core_.lock()) core->remove(id_);
    release();
}

void ScopedConnection::release() {
    core_.reset();
    id_ = 0;
}

}  // namespace cadenza
