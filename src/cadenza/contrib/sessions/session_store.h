#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/http/exceptions.h"

namespace cadenza {

struct Settings;

/// The request's session was deleted before the request was done: the visitor may have logged out
/// in another window. Status 400, as in Django.
class SessionInterrupted : public BadRequest {
 public:
    using BadRequest::BadRequest;
};

namespace sessions {

/// Where the data of sessions lies. One for a project; several threads use it at once.
class SessionStore {
 public:
    virtual ~SessionStore() = default;
    /// Nothing: there is no such session, it has expired, or it was not written with our key.
    virtual std::optional<Dict> load(const std::string& key) const = 0;
    /// False: the key is taken.
    virtual bool create(const std::string& key, const Dict& data, DateTime expires) const = 0;
    /// False: there is no such session any more.
    virtual bool update(const std::string& key, const Dict& data, DateTime expires) const = 0;
    virtual void remove(const std::string& key) const = 0;
    virtual void clear_expired() const = 0;
    /// A store whose keys hold the data itself: the key of that data. Else nothing.
    virtual std::optional<std::string> pack(const Dict& data) const;
};

/// The store that settings.session.engine names. The settings outlive it. Throws
/// ImproperlyConfigured for another name, and for a folder that does not exist.
std::unique_ptr<SessionStore> make_store(const Settings& settings);

}  // namespace sessions
}  // namespace cadenza
