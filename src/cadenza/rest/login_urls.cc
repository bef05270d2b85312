#include "cadenza/rest/login_urls.h"

#include <string>
#include <vector>

#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"
#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/http/safe_url.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/views/decorators.h"

namespace cadenza {
namespace {

constexpr std::string_view kInvalid =
    "Please enter a correct username and password. Note that both fields may be case-sensitive.";
constexpr std::string_view kRequired = "This field is required.";

/// What the form shows beside its fields.
struct LoginForm {
    std::string username = {};
    std::string next = {};
    std::string_view error = {};
    std::string_view username_error = {};
    std::string_view password_error = {};

    bool is_valid() const { return username_error.empty() && password_error.empty(); }
};

std::string paragraph(std::string_view error) {
    return error.empty() ? "" : "<p class=\"text-error\">" + html_escape(error) + "</p>\n";
}

std::string page(std::string_view title, std::string_view body) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
           "  <meta name=\"robots\" content=\"NONE,NOARCHIVE\">\n  <title>" +
           std::string(title) + "</title>\n</head>\n<body>\n" + std::string(body) +
           "</body>\n</html>\n";
}

Response login_page(Request& request, const LoginForm& form) {
    std::string body = "<h1>Log in</h1>\n<form method=\"post\">\n";
    body += "<input type=\"hidden\" name=\"csrfmiddlewaretoken\" value=\"" +
            csrf::get_token(request) + "\">\n";
    body += "<input type=\"hidden\" name=\"next\" value=\"" + html_escape(form.next) + "\">\n";
    body += paragraph(form.error);
    body +=
        "<p><label for=\"id_username\">Username:</label>\n<input type=\"text\" name=\"username\" "
        "maxlength=\"150\" autocapitalize=\"none\" autocomplete=\"username\" required "
        "id=\"id_username\" value=\"" +
        html_escape(form.username) + "\"></p>\n" + paragraph(form.username_error);
    body +=
        "<p><label for=\"id_password\">Password:</label>\n<input type=\"password\" "
        "name=\"password\" autocomplete=\"current-password\" required id=\"id_password\"></p>\n" +
        paragraph(form.password_error);
    body += "<p><button type=\"submit\">Log in</button></p>\n</form>\n";
    return HttpResponse(page("Log in", body));
}

/// Where the request asks to go on to, if that is this host: "" otherwise.
std::string safe_next(Request& request) {
    std::string next = request.POST().get("next");
    if (next.empty()) next = request.GET().get("next");
    const std::vector<std::string> own{request.get_host()};
    return url_has_allowed_host_and_scheme(next, own, request.is_secure()) ? next : std::string();
}

LoginForm form_of(Request& request) {
    LoginForm form{.username = std::string(strip(request.POST().get("username"))),
                   .next = safe_next(request)};
    if (form.username.empty()) form.username_error = kRequired;
    if (request.POST().get("password").empty()) form.password_error = kRequired;
    return form;
}

Response login(Request& request) {
    const MethodSet allowed{GET, POST, HEAD, OPTIONS};
    if (!allowed.contains(request.method_kind())) return HttpResponseNotAllowed(allowed);
    if (!request.is(POST)) return login_page(request, {.next = safe_next(request)});
    LoginForm form = form_of(request);
    if (!form.is_valid()) return login_page(request, form);
    const auto user = auth::authenticate(
        &request, {{"username", form.username}, {"password", request.POST().get("password")}});
    if (user == nullptr) {
        form.error = kInvalid;
        return login_page(request, form);
    }
    auth::login(request, user);
    return HttpResponseRedirect(form.next.empty() ? request.settings->login_redirect_url
                                                  : form.next);
}

Response logout(Request& request) {
    if (!request.is(POST)) return HttpResponseNotAllowed({POST, OPTIONS});
    auth::logout(request);
    const std::string next = safe_next(request);
    if (!next.empty()) return HttpResponseRedirect(next);
    return HttpResponse(
        page("Logged out", "<h1>Logged out</h1>\n<p>You have been logged out.</p>\n"));
}

}  // namespace

UrlPatterns login_urlpatterns() {
    return {
        path("login/", never_cache(csrf_protect(login)), "login"),
        path("logout/", never_cache(csrf_protect(logout)), "logout"),
    };
}

}  // namespace cadenza
