#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/single_value.h"

namespace cadenza {

/// Names and values in the order of insertion, each name once. Looking up is linear while small and
/// hashed (with a random seed) beyond. Do not change a name through an iterator.
class Dict {
 public:
    using Entry = std::pair<std::string, Value>;
    using const_iterator = std::vector<Entry>::const_iterator;
    using iterator = std::vector<Entry>::iterator;

    Dict();
    Dict(std::initializer_list<std::pair<std::string_view, Value>> entries);
    Dict(const Dict&);
    Dict(Dict&&) noexcept;
    Dict& operator=(const Dict&);
    Dict& operator=(Dict&&) noexcept;
    ~Dict();

    Value& operator[](std::string_view key);              ///< made null if missing
    const Value& operator[](std::string_view key) const;  ///< null if missing
    const Value* find(std::string_view key) const;
    Value* find(std::string_view key);
    bool contains(std::string_view key) const { return find(key) != nullptr; }
    void set(std::string_view key, Value value);
    std::optional<Value> pop(std::string_view key);
    bool erase(std::string_view key);
    std::string str(std::string_view key) const;  ///< the text of an entry, "" if missing or null
    std::size_t size() const { return entries_.size(); }
    bool empty() const { return entries_.empty(); }
    void clear();
    void reserve(std::size_t count) { entries_.reserve(count); }
    const_iterator begin() const { return entries_.begin(); }
    const_iterator end() const { return entries_.end(); }
    iterator begin() { return entries_.begin(); }
    iterator end() { return entries_.end(); }
    friend bool operator==(const Dict& a, const Dict& b);

 private:
    struct Index;
    std::vector<Entry> entries_;
    std::unique_ptr<Index> index_;
    std::size_t position(std::string_view key) const;
};

}  // namespace cadenza
