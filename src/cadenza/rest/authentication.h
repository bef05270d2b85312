#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/conf/policy.h"
#include "cadenza/views/user.h"

namespace cadenza {

struct CheckMessage;
class Request;
struct Settings;

namespace authentication {

/// What an authentication class found: the user, and what else it read (a token), which views see
/// as auth().
struct Credentials {
    std::shared_ptr<const AuthenticatedUser> user;
    Value auth = {};
};

/// Finds out who sent a request. As rest_framework.authentication.BaseAuthentication.
class BaseAuthentication {
 public:
    virtual ~BaseAuthentication() = default;
    /// Empty if the request carries no credentials of this kind. Throws AuthenticationFailed for
    /// credentials that are wrong.
    virtual std::optional<Credentials> authenticate(Request& request) const = 0;
    /// The WWW-Authenticate header of a 401; "" makes it a 403 instead.
    virtual std::string authenticate_header(Request& request) const;
    /// What keeps it from working with these settings, for the system checks.
    virtual void check(const Settings&, std::vector<CheckMessage>&) const {}
    /// A header beside Authorization that it looks at: "Cookie". Answers vary by it.
    virtual std::string_view vary() const { return {}; }
    /// The name of the class, for views that tell how a request was authenticated.
    virtual std::string_view name() const = 0;
};

/// The scheme and the rest of an Authorization header, both empty if there is none: "Bearer x y"
/// gives "Bearer" and "x y". Blanks around are dropped.
struct AuthorizationHeader {
    std::string_view scheme;
    std::string_view rest;
    bool is(std::string_view name) const;  ///< the scheme, without regard to case

    static AuthorizationHeader of(const Request& request);
};

/// HTTP Basic (RFC 7617), decoded as DRF does: the credentials in UTF-8, else in ISO-8859-1. Derive
/// and say whose they are.
class BaseBasicAuthentication : public BaseAuthentication {
 public:
    std::optional<Credentials> authenticate(Request& request) const override;
    std::string authenticate_header(Request& request) const override;
    std::string_view name() const override { return "BasicAuthentication"; }

 protected:
    /// Throws AuthenticationFailed("Invalid username/password.") for wrong ones.
    virtual Credentials authenticate_credentials(std::string_view username,
                                                 std::string_view password,
                                                 Request& request) const = 0;
    std::string www_authenticate_realm = "api";
};

/// A keyword and a token: "Authorization: Token 0123…", as
/// rest_framework.authentication.TokenAuthentication. Derive and say whose token it is.
class BaseTokenAuthentication : public BaseAuthentication {
 public:
    std::optional<Credentials> authenticate(Request& request) const override;
    std::string authenticate_header(Request& request) const override;
    std::string_view name() const override { return "TokenAuthentication"; }

 protected:
    /// Throws AuthenticationFailed("Invalid token.") for an unknown one.
    virtual Credentials authenticate_credentials(std::string_view token,
                                                 Request& request) const = 0;
    std::string keyword = "Token";
};

}  // namespace authentication
}  // namespace cadenza
