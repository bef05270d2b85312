#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"

namespace cadenza {

/// The values that a URL carries: `kwargs["pk"]`. Few, in the order of the route; an unnamed group
/// of a re_path has the name "". The same type gives reverse() its arguments: `{{"pk", 7}}`. Up to
/// three need no allocation.
class Kwargs {
 public:
    using Entry = std::pair<std::string, Value>;

    Kwargs() noexcept;
    Kwargs(std::initializer_list<std::pair<std::string_view, Value>> entries);
    explicit Kwargs(const Dict& entries);
    Kwargs(const Kwargs&);
    Kwargs(Kwargs&&) noexcept;
    Kwargs& operator=(const Kwargs&);
    Kwargs& operator=(Kwargs&&) noexcept;
    ~Kwargs();

    /// The value; null if there is none of that name.
    const Value& operator[](std::string_view name) const noexcept;
    const Value* find(std::string_view name) const noexcept;
    bool contains(std::string_view name) const noexcept { return find(name) != nullptr; }
    /// The value at a position, whatever its name; null beyond the last.
    const Value& at(std::size_t position) const noexcept;
    /// The text of a value, as it stands in the URL; "" if there is none.
    std::string str(std::string_view name) const;
    void set(std::string_view name, Value value);
    void append(std::string_view name, Value value);  ///< set() without looking for an earlier one
    bool erase(std::string_view name);
    void clear() noexcept;

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const Entry* begin() const noexcept { return data_; }
    const Entry* end() const noexcept { return data_ + size_; }

 private:
    static constexpr std::size_t kInline = 3;
    Entry* inline_data() noexcept { return reinterpret_cast<Entry*>(inline_); }
    void reserve(std::size_t count);
    void take(Kwargs& other) noexcept;

    Entry* data_;
    std::size_t size_ = 0;
    std::size_t capacity_ = kInline;
    alignas(Entry) std::byte inline_[kInline * sizeof(Entry)];
};

}  // namespace cadenza
