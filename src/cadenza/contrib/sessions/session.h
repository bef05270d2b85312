#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/middleware/session_access.h"

namespace cadenza {

class Request;
struct SessionSettings;
namespace sessions {
class SessionStore;
}

/// What a site remembers of one visitor between requests: names and JSON values, kept in a store
/// under a random key that the visitor's cookie holds. Loaded when it is first read, saved by the
/// middleware if it was modified. As django.contrib.sessions' SessionBase.
///
///     Session& visit = session(request);
///     visit.set("count", visit["count"].is_null() ? 1 : visit["count"].as_int() + 1);
class Session : public SessionAccess {
 public:
    /// The store and the settings outlive the session. A key of fewer than 8 bytes is none.
    Session(const sessions::SessionStore& store, const SessionSettings& settings, std::string key);
    ~Session() override;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Null if there is none; the reference holds until the session is changed.
    const Value& operator[](std::string_view name);
    const Value* find(std::string_view name);
    Value get(std::string_view name, Value fallback = {});
    bool contains(std::string_view name) { return find(name) != nullptr; }
    /// All there is, in the order of insertion.
    const Dict& items();
    void set(std::string_view name, Value value);
    void update(const Dict& values);
    /// The value that is there; else this one, from now on.
    const Value& setdefault(std::string_view name, Value value);
    std::optional<Value> pop(std::string_view name);
    bool erase(std::string_view name);
    void clear();  ///< forgets everything, keeps the key
    std::string text(std::string_view name) override;
    void set_text(std::string_view name, std::string_view text) override { set(name, text); }

    /// "" while it was never saved.
    const std::string& session_key() const noexcept { return key_; }
    /// Without a key and without data: its cookie is to be deleted.
    bool is_empty() const noexcept { return key_.empty() && (!data_ || data_->empty()); }

    bool accessed = false;  ///< the answer depends on the cookie
    /// It is to be saved. A change inside a value that items() shows is not seen: set it then.
    bool modified = false;

    // How long it lives after the last change; by default settings.session.cookie_age.
    void set_expiry(std::nullptr_t);  ///< as the settings say
    /// Seconds; 0: until the browser closes.
    template <std::integral Integer>
    void set_expiry(Integer seconds) {
        set_expiry_seconds(static_cast<std::int64_t>(seconds));
    }
    void set_expiry(Duration from_now);  ///< at that moment, whatever happens until then
    void set_expiry(DateTime at);
    std::int64_t get_expiry_age();  ///< seconds from now; negative if it is over
    DateTime get_expiry_date();
    bool get_expire_at_browser_close();

    // Whether a browser accepts cookies: set one, and look in the next request.
    void set_test_cookie();
    bool test_cookie_worked();
    void delete_test_cookie();

    /// Gives it a new key, with the same data, and forgets the old one: at login, so that nobody
    /// has chosen the key for the visitor.
    void cycle_key();
    /// Forgets the data, here and in the store, and the key: at logout.
    void flush();
    /// Writes it to the store, under a new key if it has none. Throws SessionInterrupted if it was
    /// deleted there since it was loaded.
    void save();

 private:
    Dict& data();
    void create();
    void set_expiry_seconds(std::int64_t seconds);

    const sessions::SessionStore& store_;
    const SessionSettings& settings_;
    std::string key_;
    std::optional<Dict> data_;  // once loaded
};

/// The session of a request. Throws ImproperlyConfigured where no session middleware has run.
Session& session(Request& request);
/// nullptr there.
Session* find_session(const Request& request) noexcept;

}  // namespace cadenza
