#pragma once

#include <vector>

namespace cadenza::runtime {

/// The few keyed values of one fiber or thread. The later set is destroyed first.
class LocalTable {
 public:
    LocalTable() = default;
    ~LocalTable() { clear(); }
    LocalTable(const LocalTable&) = delete;
    LocalTable& operator=(const LocalTable&) = delete;

    void* find(const void* key) const noexcept;
    void set(const void* key, void* value, void (*destroy)(void*));
    void clear() noexcept;

 private:
    struct Entry {
        const void* key;
        void* value;
        void (*destroy)(void*);
    };
    std::vector<Entry> entries_;
};

}  // namespace cadenza::runtime
