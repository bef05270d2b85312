#include "cadenza/base/dict.h"

#include "cadenza/base/name_index.h"

namespace cadenza {

struct Dict::Index : internal::NameIndex {};

Dict::Dict() = default;
Dict::Dict(Dict&&) noexcept = default;
Dict& Dict::operator=(Dict&&) noexcept = default;
Dict::~Dict() = default;

Dict::Dict(std::initializer_list<std::pair<std::string_view, Value>> entries) {
    entries_.reserve(entries.size());
    for (const auto& [key, value] : entries) set(key, value);
}

Dict::Dict(const Dict& other)
    : entries_(other.entries_), index_(other.index_ ? new Index(*other.index_) : nullptr) {}

Dict& Dict::operator=(const Dict& other) {
    if (this != &other) *this = Dict(other);
    return *this;
}

std::size_t Dict::position(std::string_view key) const {
    if (index_) return index_->find(entries_, key);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].first == key) return i;
    }
    return internal::NameIndex::kNone;
}

Value& Dict::operator[](std::string_view key) {
    if (Value* found = find(key)) return *found;
    entries_.emplace_back(std::string(key), Value());
    if (index_) {
        index_->add_last(entries_);
    } else if (entries_.size() > internal::NameIndex::kSmall) {
        index_ = std::make_unique<Index>();
        index_->rebuild(entries_);
    }
    return entries_.back().second;
}

const Value& Dict::operator[](std::string_view key) const {
    static const Value null;
    const Value* found = find(key);
    return found ? *found : null;
}

const Value* Dict::find(std::string_view key) const {
    std::size_t at = position(key);
    return at == internal::NameIndex::kNone ? nullptr : &entries_[at].second;
}

Value* Dict::find(std::string_view key) {
    return const_cast<Value*>(std::as_const(*this).find(key));
}

void Dict::set(std::string_view key, Value value) {
    (*this)[key] = std::move(value);
}

std::optional<Value> Dict::pop(std::string_view key) {
    Value* found = find(key);
    if (!found) return std::nullopt;
    std::optional<Value> value(std::move(*found));
    erase(key);
    return value;
}

bool Dict::erase(std::string_view key) {
    std::size_t at = position(key);
    if (at == internal::NameIndex::kNone) return false;
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
    if (index_) index_->rebuild(entries_);
    return true;
}

std::string Dict::str(std::string_view key) const {
    const Value* found = find(key);
    return found && !found->is_null() ? found->str() : std::string();
}

void Dict::clear() {
    entries_.clear();
    index_.reset();
}

bool operator==(const Dict& a, const Dict& b) {
    if (a.size() != b.size()) return false;
    for (const auto& [key, value] : a) {
        const Value* other = b.find(key);
        if (!other || !(*other == value)) return false;
    }
    return true;
}

}  // namespace cadenza
