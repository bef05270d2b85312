#pragma once

#include <string>

#include "cadenza/rest/jwt/views.h"

namespace cadenza {

/// The token views for browsers: tokens travel in cookies that no script can read, never in a body
/// or a URL, and every request needs the CSRF token. See JwtCookieSettings and
/// docs/topics/jwt.md. The paths of all of them lie below cookies.refresh_path.
class TokenCookieViewBase : public TokenViewBase {
 public:
    Response finalize_response(Request& request, Response response) override;

 protected:
    /// Sets the cookies of {"access", "refresh"} in the answer; what it shows of them: when they
    /// expire.
    Value keep_tokens(const Dict& tokens);
    /// The answer deletes both cookies.
    void clear_tokens() { clears_ = true; }

 private:
    std::string access_, refresh_;
    bool clears_ = false;
};

/// GET gives the CSRF token, as a cookie and as {"csrf_token"}; POST takes name and password.
class TokenCookieObtainPairView : public TokenCookieViewBase {
 public:
    TokenCookieObtainPairView();
    Response get(Request& request) override;
    Response post(Request& request) override;

 protected:
    SerializerFactory default_serializer() const override;
};

/// A new access token, and refresh token where they rotate, for the refresh cookie. Cookies that
/// are worth nothing any more are deleted.
class TokenCookieRefreshView : public TokenCookieViewBase {
 public:
    TokenCookieRefreshView();
    Response post(Request& request) override;

 protected:
    SerializerFactory default_serializer() const override;
};

/// Blacklists the refresh token, where token_blacklist::app is installed, and deletes the cookies.
/// 200 also for whoever is logged out already.
class TokenCookieLogoutView : public TokenCookieViewBase {
 public:
    TokenCookieLogoutView();
    Response post(Request& request) override;

 protected:
    SerializerFactory default_serializer() const override;
};

}  // namespace cadenza
