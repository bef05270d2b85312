#pragma once

#include "cadenza/rest/authentication.h"

namespace cadenza {
namespace authentication {

/// "Authorization: Basic …": name and password of a user, asked of the authentication backends at
/// each request. As rest_framework.authentication.BasicAuthentication. Each request costs a
/// password hash: for tests and for few clients.
class BasicAuthentication : public BaseBasicAuthentication {
 protected:
    Credentials authenticate_credentials(std::string_view username, std::string_view password,
                                         Request& request) const override;
};

}  // namespace authentication

inline constexpr PolicyOf<authentication::BasicAuthentication> BasicAuthentication{};

}  // namespace cadenza
