#include "cadenza/runtime/internal/local_table.h"

#include <algorithm>

namespace cadenza::runtime {

void* LocalTable::find(const void* key) const noexcept {
    for (const Entry& entry : entries_) {
        if (entry.key == key) return entry.value;
    }
    return nullptr;
}

void LocalTable::set(const void* key, void* value, void (*destroy)(void*)) {
    auto entry = std::find_if(entries_.begin(), entries_.end(),
                              [key](const Entry& e) { return e.key == key; });
    if (entry != entries_.end()) {
        Entry old = *entry;
        entries_.erase(entry);
        if (old.destroy && old.value != value) old.destroy(old.value);
    }
    if (value) entries_.push_back({key, value, destroy});
}

void LocalTable::clear() noexcept {
    while (!entries_.empty()) {  // a destructor may set values of its own
        Entry last = entries_.back();
        entries_.pop_back();
        if (last.destroy) last.destroy(last.value);
    }
}

}  // namespace cadenza::runtime
