#pragma once

#include <gtest/gtest.h>

#include "cadenza/apps.h"
#include "cadenza/auth.h"
#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/middleware.h"
#include "cadenza/middleware.h"
#include "cadenza/sessions.h"
#include "cadenza/testing.h"
#include "cadenza/urls.h"
#include "cadenza/views.h"

/// A site whose one action must not be done by anybody but its visitor: POST /transfer/.
namespace bank {

using namespace cadenza;

inline int transfers = 0;

inline Response home(Request& request) {
    return HttpResponse(csrf::get_token(request), "text/plain");
}
inline Response transfer(Request& request) {
    if (!request.is(POST) && !request.is(PUT) && !request.is(PATCH) && !request.is(DELETE))
        return HttpResponse("a form", "text/plain");
    ++transfers;
    return HttpResponse("done", "text/plain");
}
inline Response login(Request& request) {
    const auto user = auth::authenticate(&request, {{"username", request.POST().get("username")},
                                                    {"password", request.POST().get("password")}});
    if (user == nullptr) return HttpResponseForbidden("no");
    auth::login(request, user);
    return HttpResponse("welcome", "text/plain");
}
inline Response logout(Request& request) {
    auth::logout(request);
    return HttpResponse("bye", "text/plain");
}
inline Response whoami(Request& request) {
    const auto user = auth::get_user(request);
    return HttpResponse(user == nullptr ? "nobody" : user->get_username(), "text/plain");
}
inline Response remember(Request& request) {
    session(request).set("basket", 1);
    return HttpResponse("kept", "text/plain");
}

inline UrlPatterns urlpatterns() {
    return {path("", home),
            path("transfer/", transfer),
            path("login/", login),
            path("logout/", logout),
            path("whoami/", whoami),
            path("remember/", remember),
            path("webhook/", csrf_exempt(transfer)),
            path("guarded/", csrf_protect(csrf_exempt(transfer)))};
}

inline Settings settings() {
    Settings made;
    made.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    made.allowed_hosts = {"bank.example", "bank.example:8443"};
    made.installed_apps = {contenttypes::app, auth::app, sessions::app};
    made.middleware = {middleware::cors,   middleware::security, middleware::sessions,
                       middleware::common, middleware::csrf,     middleware::authentication};
    made.root_urlconf = urlpatterns;
    made.auth.passwords.hashers = {"md5"};
    return made;
}

/// The site with a visitor's browser that has seen its home page.
struct BankTest : ::testing::Test, cadenza::testing::TestCase {
    explicit BankTest(Settings (*make_settings)() = settings) : TestCase(make_settings) {
        transfers = 0;
        client.host = "bank.example";
        client.secure = true;
        client.enforce_csrf_checks = true;
        token = client.get("/").content;
    }
    std::string token;
    const std::string own_page = "https://bank.example/";
};

}  // namespace bank
