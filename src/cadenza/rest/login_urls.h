#pragma once

#include "cadenza/urls/url_pattern.h"

namespace cadenza {

/// Pages to log in and out with a session, for APIs that are looked at in a browser: login/ and
/// logout/, named "login" and "logout". As rest_framework.urls.
///
///     path("api-auth/", include(login_urlpatterns)),
///
/// The login form asks for the user model's username and a password, keeps `next` where it leads to
/// this host, and goes to settings.login_redirect_url else. Logging out wants POST. Both need
/// middleware::sessions and are protected against CSRF with and without the middleware.
UrlPatterns login_urlpatterns();

}  // namespace cadenza
