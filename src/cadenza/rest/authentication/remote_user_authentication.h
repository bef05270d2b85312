#pragma once

#include "cadenza/rest/authentication.h"

namespace cadenza {
namespace authentication {

/// The user whom a web server in front has authenticated and names in a header. The backends of the
/// settings must hold auth::RemoteUserBackend, and the web server must remove that header from what
/// clients send. As rest_framework.authentication.RemoteUserAuthentication.
class RemoteUserAuthentication : public BaseAuthentication {
 public:
    std::optional<Credentials> authenticate(Request& request) const override;
    std::string_view name() const override { return "RemoteUserAuthentication"; }

 protected:
    std::string header = "Remote-User";
};

}  // namespace authentication

inline constexpr PolicyOf<authentication::RemoteUserAuthentication> RemoteUserAuthentication{};

}  // namespace cadenza
