#include "behaviour/auth/site.h"

#include "cadenza/contrib/auth/decorators.h"

CADENZA_REGISTER(blog::Post)

namespace blog {
namespace {

Response login(Request& request) {
    const auth::UserPtr user =
        auth::authenticate(&request, {{"username", request.POST().get("username")},
                                      {"password", request.POST().get("password")}});
    if (user == nullptr) return HttpResponseForbidden("no");
    auth::login(request, user);
    return HttpResponse("welcome " + auth::user(request).username(), "text/plain");
}
Response logout(Request& request) {
    auth::logout(request);
    return HttpResponse(auth::user(request).is_anonymous() ? "bye" : "still here", "text/plain");
}
Response whoami(Request& request) {
    const RequestUser& user = auth::user(request);
    return HttpResponse(user.is_authenticated() ? user.username() : "nobody", "text/plain");
}
Response untouched(Request&) {
    return HttpResponse("x", "text/plain");
}
Response change_password(Request& request) {
    const auth::UserPtr user = auth::user_object(auth::user(request));
    user->set_password(request.POST().get("password"));
    user->save();
    auth::update_session_auth_hash(request, *user);
    return HttpResponse("changed", "text/plain");
}

}  // namespace

App app() {
    return {.label = "blog", .models = models<Post>()};
}

UrlPatterns urlpatterns() {
    using namespace cadenza::auth;
    return {path("login/", login, "login"),
            path("logout/", logout),
            path("whoami/", whoami),
            path("untouched/", untouched),
            path("change/", change_password),
            path("members/", login_required(whoami)),
            path("elsewhere/", login_required(whoami, {.login_url = "https://sso.example/in?x=1"})),
            path("named/", login_required(whoami, {.login_url = "login"})),
            path("plain/", login_required(whoami, {.redirect_field_name = ""})),
            path("publish/", permission_required({"blog.publish_post"}, whoami)),
            path("publish403/", permission_required({"blog.publish_post", "blog.add_post"}, whoami,
                                                    {.raise_exception = true}))};
}

Settings settings() {
    Settings made;
    made.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    made.installed_apps = {contenttypes::app, auth::app, sessions::app, app};
    made.middleware = {middleware::sessions, middleware::csrf, middleware::authentication};
    made.root_urlconf = urlpatterns;
    made.auth.passwords.hashers = {"md5", "pbkdf2_sha256"};
    made.auth.passwords.hasher_costs = HasherCosts::cheap();
    return made;
}

}  // namespace blog
