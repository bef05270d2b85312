#pragma once

#include "cadenza/rest/authentication.h"

namespace cadenza {
namespace authentication {

/// The user of the request's session, which a browser sends by itself: so a request that changes
/// something must prove that it comes from the site's own pages (CSRF). Names no scheme: refusals
/// are 403. As rest_framework.authentication.SessionAuthentication; needs middleware::sessions and
/// middleware::authentication, without which nobody is logged in.
class SessionAuthentication : public BaseAuthentication {
 public:
    /// Throws exceptions::PermissionDenied("CSRF Failed: …").
    std::optional<Credentials> authenticate(Request& request) const override;
    std::string_view name() const override { return "SessionAuthentication"; }

 protected:
    void enforce_csrf(Request& request) const;
};

}  // namespace authentication

inline constexpr PolicyOf<authentication::SessionAuthentication> SessionAuthentication{};

}  // namespace cadenza
