#include "cadenza/rest/login_urls.h"

#include <gtest/gtest.h>

#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza {
namespace {

// What needs users is tested in tests/behaviour/sessions.
struct LoginUrls : testing::Test {
    Settings settings;
    UrlResolver resolver{login_urlpatterns()};
    Request request;
    LoginUrls() { settings.allowed_hosts = {"shop.example"}; }

    Response send(std::string_view method, std::string_view target, std::string_view body = {}) {
        const std::string secret(32, 'k'), cookie = "csrftoken=" + secret;
        const std::vector<HeaderView> headers{
            {"Host", "shop.example"},
            {"Cookie", cookie},
            {"X-CSRFToken", secret},
            {"Content-Type", "application/x-www-form-urlencoded"}};
        request.assign({.method = method, .target = target, .headers = headers, .body = body});
        request.settings = &settings;
        ResolverMatch match;
        EXPECT_TRUE(resolver.resolve(request.path(), match)) << target;
        return (*match.view)(request, match.kwargs);
    }
};

TEST_F(LoginUrls, the_form_carries_the_token_and_where_to_go) {
    const Response response = send("GET", "/login/?next=/books/%3Fa=%22b%22");
    EXPECT_EQ(response.status_code, 200);
    EXPECT_TRUE(response.content.contains("name=\"csrfmiddlewaretoken\" value=\""));
    EXPECT_TRUE(response.content.contains("name=\"next\" value=\"/books/?a=&quot;b&quot;\""));
    EXPECT_TRUE(response.headers.contains("Set-Cookie"));
    EXPECT_TRUE(response.headers["Cache-Control"].contains("no-store"));
}

TEST_F(LoginUrls, no_other_site_is_where_to_go) {
    for (const char* next : {"https://evil.example/", "//evil.example", "javascript:alert(1)",
                             "/%5Cevil.example", "http:///evil.example"}) {
        const Response response = send("GET", "/login/?next=" + std::string(next));
        EXPECT_TRUE(response.content.contains("name=\"next\" value=\"\"")) << next;
    }
}

TEST_F(LoginUrls, both_fields_are_required) {
    Response response = send("POST", "/login/", "username=%20&password=x");
    EXPECT_EQ(response.status_code, 200);
    EXPECT_TRUE(response.content.contains("This field is required."));
    response = send("POST", "/login/", "username=%3Cann%3E&password=");
    EXPECT_TRUE(response.content.contains("This field is required."));
    EXPECT_TRUE(response.content.contains("value=\"&lt;ann&gt;\""));
}

TEST_F(LoginUrls, other_methods_are_not_allowed) {
    EXPECT_EQ(send("DELETE", "/login/").headers["Allow"], "GET, POST, HEAD, OPTIONS");
    const Response response = send("GET", "/logout/");
    EXPECT_EQ(response.status_code, 405);
    EXPECT_EQ(response.headers["Allow"], "POST, OPTIONS");
}

}  // namespace
}  // namespace cadenza
