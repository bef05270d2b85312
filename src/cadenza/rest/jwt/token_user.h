#pragma once

#include <memory>

#include "cadenza/rest/jwt/token.h"
#include "cadenza/views/user.h"

namespace cadenza::jwt {

/// A user known by nothing but a token: who it is and may be is what the claims say. For services
/// that share the key but not the table of users; see JWTStatelessUserAuthentication.
class TokenUser : public AuthenticatedUser {
 public:
    explicit TokenUser(const Token& token);

    Value pk() const override { return user_id_; }
    std::string username() const override { return claims_.str("username"); }
    bool is_staff() const override { return static_cast<bool>(claims_["is_staff"]); }
    bool is_superuser() const override { return static_cast<bool>(claims_["is_superuser"]); }
    /// Without a database there are no permissions: not even a superuser's.
    bool has_permission(std::string_view) const override { return false; }
    /// Any other claim; null if it is missing.
    const Value& claim(std::string_view name) const { return claims_[name]; }

 private:
    Dict claims_;
    Value user_id_;
};

}  // namespace cadenza::jwt
