#pragma once

#include "cadenza/contrib/sessions/session_store.h"

namespace cadenza::sessions {

/// The table django_session, in the database "default": the app "sessions" brings it.
class DatabaseStore : public SessionStore {
 public:
    explicit DatabaseStore(const Settings& settings) : settings_(settings) {}
    std::optional<Dict> load(const std::string& key) const override;
    bool create(const std::string& key, const Dict& data, DateTime expires) const override;
    bool update(const std::string& key, const Dict& data, DateTime expires) const override;
    void remove(const std::string& key) const override;
    void clear_expired() const override;

 private:
    const Settings& settings_;
};

}  // namespace cadenza::sessions
