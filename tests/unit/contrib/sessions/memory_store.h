#pragma once

#include <map>

#include "cadenza/contrib/sessions/session_store.h"

namespace cadenza::test {

/// Sessions in memory, and what was asked of them.
class MemoryStore : public sessions::SessionStore {
 public:
    std::optional<Dict> load(const std::string& key) const override {
        ++loads;
        const auto found = rows.find(key);
        return found == rows.end() ? std::nullopt : std::optional(found->second);
    }
    bool create(const std::string& key, const Dict& data, DateTime expires) const override {
        if (refusals > 0) return --refusals, false;
        expiry = expires;
        return rows.emplace(key, data).second;
    }
    bool update(const std::string& key, const Dict& data, DateTime expires) const override {
        expiry = expires;
        const auto found = rows.find(key);
        if (found == rows.end()) return false;
        found->second = data;
        return true;
    }
    void remove(const std::string& key) const override { rows.erase(key); }
    void clear_expired() const override { rows.clear(); }

    mutable std::map<std::string, Dict> rows;
    mutable DateTime expiry;
    mutable int loads = 0;
    mutable int refusals = 0;  ///< how many keys are taken already
};

}  // namespace cadenza::test
