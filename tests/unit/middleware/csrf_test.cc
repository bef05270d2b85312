#include "cadenza/middleware/csrf.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/http/cookie.h"
#include "cadenza/middleware/csrf_token.h"
#include "cadenza/middleware/session_access.h"
#include "unit/middleware/helpers.h"

namespace cadenza {
namespace {

const std::string kSecret(32, 'k');

Response token_view(Request& request) {
    return HttpResponse(csrf::get_token(request));
}
Response login_view(Request& request) {
    csrf::rotate_token(request);
    return HttpResponse("in");
}
Response own_refusal(Request&, std::string_view reason) {
    return HttpResponse("own: " + std::string(reason), "text/plain", 403);
}

struct Csrf : testing::Test {
    test::Stack stack;
    CsrfSettings& settings = stack.settings.csrf;
    Csrf() {
        stack.settings.middleware = {middleware::csrf};
        stack.patterns = {path("token/", token_view), path("login/", login_view),
                          path("open/", [](Request&) { return HttpResponse("open"); })};
        stack.settings.csrf.failure_view = own_refusal;
    }
    Response send(std::string_view target, std::string_view method = "GET",
                  std::vector<HeaderView> headers = {}) {
        headers.emplace_back("Host", "testserver");
        return stack.send(target, method, headers);
    }
    static Dict cookie_of(const Response& response) {
        return parse_cookies(response.headers["Set-Cookie"]);
    }
};

TEST_F(Csrf, the_cookie_is_set_where_a_token_was_asked_for) {
    const Response response = send("/token/");
    EXPECT_EQ(response.content.size(), 64u);
    const Dict cookie = cookie_of(response);
    EXPECT_EQ(cookie.str("csrftoken"), csrf::unmask(response.content));
    EXPECT_EQ(cookie.str("Max-Age"), "31449600");
    EXPECT_EQ(cookie.str("Path"), "/");
    EXPECT_EQ(cookie.str("SameSite"), "Lax");
    EXPECT_FALSE(response.headers["Set-Cookie"].contains("HttpOnly"));
    EXPECT_EQ(response.headers["Vary"], "Cookie");
    EXPECT_FALSE(send("/open/").headers.contains("Set-Cookie"));
    EXPECT_FALSE(send("/open/").headers.contains("Vary"));
}

TEST_F(Csrf, the_cookie_is_as_the_settings_say) {
    settings = {.cookie_name = "guard",
                .cookie_age = std::nullopt,
                .cookie_domain = ".example.test",
                .cookie_path = "/app/",
                .cookie_secure = true,
                .cookie_httponly = true,
                .cookie_samesite = "Strict"};
    const Response response = send("/token/");
    EXPECT_EQ(response.headers["Set-Cookie"],
              "guard=" + csrf::unmask(response.content) +
                  "; Domain=.example.test; HttpOnly; Path=/app/; SameSite=Strict; Secure");
}

TEST_F(Csrf, the_secret_that_came_is_kept_and_renewed) {
    const std::string cookie = "csrftoken=" + kSecret;
    const Response response = send("/token/", "GET", {{"Cookie", cookie}});
    EXPECT_EQ(csrf::unmask(response.content), kSecret);
    EXPECT_EQ(cookie_of(response).str("csrftoken"), kSecret);
    const std::string masked = "csrftoken=" + csrf::mask(kSecret);
    EXPECT_EQ(csrf::unmask(send("/token/", "GET", {{"Cookie", masked}}).content), kSecret)
        << "as Django wrote it before 4.0";
}

TEST_F(Csrf, a_malformed_cookie_is_replaced) {
    for (const char* cookie :
         {"csrftoken=", "csrftoken=abc", "csrftoken=????????????????????????????????"}) {
        const Response response = send("/open/", "GET", {{"Cookie", cookie}});
        EXPECT_EQ(cookie_of(response).str("csrftoken").size(), 32u) << cookie;
    }
}

TEST_F(Csrf, unsafe_methods_need_cookie_and_token) {
    const std::string cookie = "csrftoken=" + kSecret;
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE", "BREW"}) {
        EXPECT_EQ(send("/open/", method).content, "own: CSRF cookie not set.") << method;
        EXPECT_EQ(send("/open/", method, {{"Cookie", cookie}}).content, "own: CSRF token missing.");
        EXPECT_EQ(send("/open/", method, {{"Cookie", cookie}, {"X-CSRFToken", kSecret}}).content,
                  "open");
    }
    for (const char* method : {"GET", "HEAD", "OPTIONS", "TRACE"})
        EXPECT_EQ(send("/open/", method).status_code, 200) << method;
}

TEST_F(Csrf, reasons_are_djangos) {
    const auto reason = [&](std::string_view cookie, std::string_view token) {
        const std::string header = "csrftoken=" + std::string(cookie);
        return send("/open/", "POST", {{"Cookie", header}, {"X-CSRFToken", token}}).content;
    };
    EXPECT_EQ(reason("abc", kSecret), "own: CSRF cookie has incorrect length.");
    EXPECT_EQ(reason(std::string(32, '!'), kSecret), "own: CSRF cookie has invalid characters.");
    EXPECT_EQ(reason(kSecret, ""),
              "own: CSRF token from the 'X-Csrftoken' HTTP header has incorrect length.");
    EXPECT_EQ(reason(kSecret, std::string(64, '-')),
              "own: CSRF token from the 'X-Csrftoken' HTTP header has invalid characters.");
    EXPECT_EQ(reason(kSecret, std::string(64, 'x')),
              "own: CSRF token from the 'X-Csrftoken' HTTP header incorrect.");
    EXPECT_EQ(reason(csrf::mask(kSecret), csrf::mask(kSecret)), "open");
    settings.header_name = "X-XSRF-TOKEN";
    const std::string cookie = "csrftoken=" + kSecret;
    EXPECT_EQ(send("/open/", "POST", {{"Cookie", cookie}, {"X-XSRF-TOKEN", "x"}}).content,
              "own: CSRF token from the 'X-Xsrf-Token' HTTP header has incorrect length.");
}

TEST_F(Csrf, a_login_changes_the_secret) {
    const std::string cookie = "csrftoken=" + kSecret;
    const Response response =
        send("/login/", "POST", {{"Cookie", cookie}, {"X-CSRFToken", kSecret}});
    EXPECT_EQ(response.content, "in");
    EXPECT_NE(cookie_of(response).str("csrftoken"), kSecret);
    EXPECT_EQ(cookie_of(response).str("csrftoken").size(), 32u);
}

TEST_F(Csrf, the_page_of_the_framework_is_the_default) {
    settings.failure_view = nullptr;
    const Response response = send("/open/", "POST");
    EXPECT_EQ(response.status_code, 403);
    EXPECT_TRUE(response.content.contains("CSRF verification failed. Request aborted."));
    EXPECT_FALSE(response.content.contains("cookie not set"));
    stack.settings.debug = true;
    EXPECT_TRUE(send("/open/", "POST").content.contains("CSRF cookie not set."));
}

struct CsrfCheck : testing::Test {
    Settings settings;
    Request request;
    CsrfCheck() { settings.allowed_hosts = {"testserver"}; }
    void assign(std::string_view method, std::vector<HeaderView> headers,
                std::string_view body = {}) {
        headers.emplace_back("Host", "testserver");
        request.assign({.method = method, .headers = headers, .body = body});
        request.settings = &settings;
    }
};

TEST_F(CsrfCheck, works_without_the_middleware) {
    assign("POST", {});
    EXPECT_EQ(csrf::check(request), "CSRF cookie not set.");
    assign("GET", {});
    EXPECT_EQ(csrf::check(request), std::nullopt);
    const std::string cookie = "csrftoken=" + kSecret;
    assign("DELETE", {{"Cookie", cookie}, {"X-CSRFToken", csrf::mask(kSecret)}});
    EXPECT_EQ(csrf::check(request), std::nullopt);
}

TEST_F(CsrfCheck, a_form_may_carry_the_token) {
    const std::string cookie = "csrftoken=" + kSecret;
    const HeaderView form{"Content-Type", "application/x-www-form-urlencoded"};
    assign("POST", {{"Cookie", cookie}, form}, "csrfmiddlewaretoken=" + csrf::mask(kSecret));
    EXPECT_EQ(csrf::check(request), std::nullopt);
    assign("POST", {{"Cookie", cookie}, form}, "csrfmiddlewaretoken=short");
    EXPECT_EQ(csrf::check(request), "CSRF token from POST has incorrect length.");
    assign("POST", {{"Cookie", cookie}, form}, "csrfmiddlewaretoken=" + std::string(32, 'x'));
    EXPECT_EQ(csrf::check(request), "CSRF token from POST incorrect.");
    assign("PUT", {{"Cookie", cookie}, form}, "csrfmiddlewaretoken=" + kSecret);
    EXPECT_EQ(csrf::check(request), "CSRF token missing.") << "forms come with POST";
    assign("POST", {{"Cookie", cookie}, {"Content-Type", "text/plain"}},
           "csrfmiddlewaretoken=" + kSecret);
    EXPECT_EQ(csrf::check(request), "CSRF token missing.");
}

TEST_F(CsrfCheck, what_was_checked_or_is_a_tests_is_not_checked_again) {
    const std::string cookie = "csrftoken=" + kSecret;
    assign("POST", {{"Cookie", cookie}, {"X-CSRFToken", kSecret}});
    EXPECT_EQ(csrf::check(request), std::nullopt);
    csrf::rotate_token(request);
    EXPECT_EQ(csrf::check(request), std::nullopt);
    assign("POST", {});
    csrf::skip_checks(request);
    EXPECT_EQ(csrf::check(request), std::nullopt);
}

class OneText : public SessionAccess {
 public:
    std::string kept;
    int writes = 0;
    std::string text(std::string_view key) override { return key == "_csrftoken" ? kept : ""; }
    void set_text(std::string_view, std::string_view text) override {
        kept = text;
        ++writes;
    }
};

TEST_F(CsrfCheck, the_secret_may_lie_in_the_session) {
    settings.csrf.use_sessions = true;
    OneText session;
    assign("GET", {});
    EXPECT_THROW(csrf::begin(request), ImproperlyConfigured);
    set_session_access(request, session);
    csrf::begin(request);
    const std::string token = csrf::get_token(request);
    HttpResponse response;
    csrf::finish(request, response);
    EXPECT_FALSE(response.headers.contains("Set-Cookie"));
    EXPECT_EQ(session.kept, csrf::unmask(token));
    EXPECT_EQ(session.writes, 1);

    assign("POST", {{"X-CSRFToken", token}});
    set_session_access(request, session);
    EXPECT_EQ(csrf::check(request), std::nullopt);
    csrf::get_token(request);
    csrf::finish(request, response);
    EXPECT_EQ(session.writes, 1) << "it is there already";

    session.kept = csrf::mask(session.kept);  // as Django kept it before 4.0
    assign("POST", {{"X-CSRFToken", token}});
    set_session_access(request, session);
    EXPECT_EQ(csrf::check(request), std::nullopt);
    session.kept = "broken";
    assign("POST", {{"X-CSRFToken", token}});
    set_session_access(request, session);
    EXPECT_EQ(csrf::check(request), "CSRF cookie not set.");
}

}  // namespace
}  // namespace cadenza
