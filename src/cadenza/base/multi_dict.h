#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/single_value.h"

namespace cadenza {

/// Names with one or more values each, in the order of first appearance; the data of Django's
/// QueryDict.
class MultiDict {
 public:
    using Entry = std::pair<std::string, List>;

    MultiDict();
    MultiDict(const MultiDict&);
    MultiDict(MultiDict&&) noexcept;
    MultiDict& operator=(const MultiDict&);
    MultiDict& operator=(MultiDict&&) noexcept;
    ~MultiDict();

    /// The last value; null if the name is missing. As QueryDict.get.
    const Value& operator[](std::string_view name) const;
    const Value* find(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    const List& getlist(std::string_view name) const;  ///< empty if missing
    std::string get(std::string_view name,
                    std::string_view fallback = {}) const;  ///< text of the last value
    void append(std::string_view name, Value value);
    void set(std::string_view name, Value value);
    void setlist(std::string_view name, List values);
    bool erase(std::string_view name);
    friend bool operator==(const MultiDict& a, const MultiDict& b);
    std::size_t size() const;  ///< of different names
    bool empty() const { return size() == 0; }
    const std::vector<Entry>& entries() const;
    Dict dict() const;              ///< the last value of each name
    std::string urlencode() const;  ///< "a=1&a=2&b=%C3%A9"

 private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace cadenza
