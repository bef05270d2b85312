#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cadenza/base/keyed_hash.h"

namespace cadenza::internal {

/// Finds the position of a name in a vector of (name, anything) entries by open addressing. Holds
/// positions only: the entries own the names. Rebuild it after an erasure.
class NameIndex {
 public:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    /// Below this many entries comparing them one by one is faster.
    static constexpr std::size_t kSmall = 12;

    template <class Entries>
    std::size_t find(const Entries& entries, std::string_view name) const {
        std::size_t mask = slots_.size() - 1;
        for (std::size_t i = keyed_hash(name) & mask;; i = (i + 1) & mask) {
            if (slots_[i] == 0) return kNone;
            if (entries[slots_[i] - 1].first == name) return slots_[i] - 1;
        }
    }

    /// Adds the last entry, whose name is new.
    template <class Entries>
    void add_last(const Entries& entries) {
        if (entries.size() * 2 > slots_.size()) {
            rebuild(entries);
        } else {
            place(entries.back().first, static_cast<std::uint32_t>(entries.size()));
        }
    }

    template <class Entries>
    void rebuild(const Entries& entries) {
        std::size_t size = 32;
        while (size < entries.size() * 4) size *= 2;
        slots_.assign(size, 0);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            place(entries[i].first, static_cast<std::uint32_t>(i + 1));
        }
    }

 private:
    std::vector<std::uint32_t> slots_;  // position + 1; 0 is free

    void place(std::string_view name, std::uint32_t slot) {
        std::size_t mask = slots_.size() - 1;
        std::size_t i = keyed_hash(name) & mask;
        while (slots_[i] != 0) i = (i + 1) & mask;
        slots_[i] = slot;
    }
};

}  // namespace cadenza::internal
