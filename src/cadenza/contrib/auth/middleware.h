#pragma once

#include <memory>
#include <string>

#include "cadenza/middleware/middleware.h"

namespace cadenza {

struct Settings;

/// Django's AuthenticationMiddleware: auth::user(request) is known behind it, and costs nothing
/// until it is asked for.
class AuthenticationMiddleware : public Middleware {
 public:
    Response process(Request& request, Next next) const override;
};

/// Django's LoginRequiredMiddleware: every view but those of login_not_required() sends anonymous
/// visitors to the login page. Derive from it to answer otherwise.
class LoginRequiredMiddleware : public Middleware {
 public:
    Response process(Request& request, Next next) const override;
    std::optional<Response> process_view(Request& request, const ViewObject& view,
                                         const Kwargs& kwargs) const override;
    bool has_process_view() const noexcept override { return true; }

 protected:
    /// What an anonymous visitor gets: a redirect to settings.login_url.
    virtual Response handle_no_permission(Request& request) const;
};

namespace middleware {

/// For the list of Settings::middleware: behind sessions and csrf.
std::unique_ptr<Middleware> authentication(const Settings& settings);
/// Behind authentication.
std::unique_ptr<Middleware> login_required(const Settings& settings);

}  // namespace middleware
}  // namespace cadenza
