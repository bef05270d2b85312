#pragma once

#include <memory>

#include "cadenza/contrib/sessions/session_store.h"
#include "cadenza/middleware/middleware.h"

namespace cadenza {

class Session;

/// Django's SessionMiddleware: gives each request its session, saves what was modified, and sets or
/// deletes the cookie. An answer that read the session varies by Cookie; one of status 500 and
/// above saves nothing.
class SessionMiddleware : public Middleware {
 public:
    /// With the store that the settings name, or another.
    explicit SessionMiddleware(const Settings& settings);
    SessionMiddleware(const Settings& settings, std::unique_ptr<sessions::SessionStore> store);
    ~SessionMiddleware() override;
    Response process(Request& request, Next next) const override;

 private:
    void finish(Request& request, Session& session, Response& response) const;
    void save(Session& session, Response& response) const;

    const Settings& settings_;
    std::unique_ptr<sessions::SessionStore> store_;
};

namespace middleware {

/// For the list of Settings::middleware: in front of csrf and authentication.
std::unique_ptr<Middleware> sessions(const Settings& settings);

}  // namespace middleware
}  // namespace cadenza
