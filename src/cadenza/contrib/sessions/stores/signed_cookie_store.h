#pragma once

#include "cadenza/contrib/sessions/session_store.h"

namespace cadenza::sessions {

/// The data itself, signed, is the key and lies in the cookie: nothing is kept here. Clients can
/// read it, cannot change it, and can keep it: a cookie copied before logout works until it is too
/// old.
class SignedCookieStore : public SessionStore {
 public:
    explicit SignedCookieStore(const Settings& settings) : settings_(settings) {}
    std::optional<Dict> load(const std::string& key) const override;
    bool create(const std::string&, const Dict&, DateTime) const override { return true; }
    bool update(const std::string&, const Dict&, DateTime) const override { return true; }
    void remove(const std::string&) const override {}
    void clear_expired() const override {}
    std::optional<std::string> pack(const Dict& data) const override;

 private:
    const Settings& settings_;
};

}  // namespace cadenza::sessions
