#include "cadenza/urls/kwargs.h"

#include <memory>
#include <new>

#include "cadenza/base/dict.h"

namespace cadenza {
namespace {

const Value& null_value() {
    static const Value null;
    return null;
}

}  // namespace

Kwargs::Kwargs() noexcept : data_(inline_data()) {}

Kwargs::Kwargs(std::initializer_list<std::pair<std::string_view, Value>> entries) : Kwargs() {
    for (const auto& [name, value] : entries) set(name, value);
}

Kwargs::Kwargs(const Dict& entries) : Kwargs() {
    for (const auto& [name, value] : entries) append(name, value);
}

Kwargs::Kwargs(const Kwargs& other) : Kwargs() {
    reserve(other.size_);
    for (const auto& [name, value] : other) append(name, value);
}

Kwargs::Kwargs(Kwargs&& other) noexcept : Kwargs() {
    take(other);
}

Kwargs& Kwargs::operator=(const Kwargs& other) {
    if (this != &other) *this = Kwargs(other);
    return *this;
}

Kwargs& Kwargs::operator=(Kwargs&& other) noexcept {
    if (this != &other) {
        clear();
        take(other);
    }
    return *this;
}

Kwargs::~Kwargs() {
    clear();
}

void Kwargs::clear() noexcept {
    std::destroy_n(data_, size_);
    if (data_ != inline_data()) ::operator delete(data_, std::align_val_t(alignof(Entry)));
    data_ = inline_data();
    size_ = 0;
    capacity_ = kInline;
}

// Expects this to be empty and inline.
void Kwargs::take(Kwargs& other) noexcept {
    if (other.data_ != other.inline_data()) {
        data_ = std::exchange(other.data_, other.inline_data());
        size_ = std::exchange(other.size_, 0);
        capacity_ = std::exchange(other.capacity_, kInline);
        return;
    }
    std::uninitialized_move_n(other.data_, other.size_, data_);
    size_ = other.size_;
    other.clear();
}

void Kwargs::reserve(std::size_t count) {
    if (count <= capacity_) return;
    void* memory = ::operator new(count * sizeof(Entry), std::align_val_t(alignof(Entry)));
    auto* grown = static_cast<Entry*>(memory);
    std::uninitialized_move_n(data_, size_, grown);
    std::size_t size = size_;
    clear();
    data_ = grown;
    size_ = size;
    capacity_ = count;
}

const Value* Kwargs::find(std::string_view name) const noexcept {
    for (const Entry& entry : *this) {
        if (entry.first == name) return &entry.second;
    }
    return nullptr;
}

const Value& Kwargs::operator[](std::string_view name) const noexcept {
    const Value* value = find(name);
    return value != nullptr ? *value : null_value();
}

const Value& Kwargs::at(std::size_t position) const noexcept {
    return position < size_ ? data_[position].second : null_value();
}

std::string Kwargs::str(std::string_view name) const {
    const Value* value = find(name);
    return value != nullptr ? value->str() : std::string();
}

void Kwargs::set(std::string_view name, Value value) {
    for (std::size_t i = 0; i < size_; ++i) {
        if (data_[i].first == name) {
            data_[i].second = std::move(value);
            return;
        }
    }
    append(name, std::move(value));
}

void Kwargs::append(std::string_view name, Value value) {
    if (size_ == capacity_) reserve(capacity_ * 2);
    new (data_ + size_) Entry(std::string(name), std::move(value));
    ++size_;
}

bool Kwargs::erase(std::string_view name) {
    for (std::size_t i = 0; i < size_; ++i) {
        if (data_[i].first != name) continue;
        std::move(data_ + i + 1, data_ + size_, data_ + i);
        std::destroy_at(data_ + --size_);
        return true;
    }
    return false;
}

}  // namespace cadenza
