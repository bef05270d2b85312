#include "cadenza/middleware/security.h"

#include <gtest/gtest.h>

#include "unit/middleware/helpers.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

struct SecurityTest : testing::Test {
    test::Stack stack;
    const std::vector<HeaderView> https{{"Host", "testserver"}, {"X-Forwarded-Proto", "https"}};
    SecurityTest() {
        stack.patterns = {path("", test::view("index")),
                          path("own/",
                               [](Request&) {
                                   HttpResponse response("own");
                                   response.headers.set("X-Frame-Options", "SAMEORIGIN");
                                   response.headers.set("Referrer-Policy", "no-referrer");
                                   return response;
                               }),
                          path("frame/", [](Request&) {
                              HttpResponse response("frame");
                              response.xframe_options_exempt = true;
                              return response;
                          })};
        stack.settings.security.proxy_ssl_header = {"X-Forwarded-Proto", "https"};
    }
};

TEST_F(SecurityTest, default_headers_are_djangos) {
    Response response = stack.send("/");
    EXPECT_EQ(response.headers["X-Frame-Options"], "DENY");
    EXPECT_EQ(response.headers["X-Content-Type-Options"], "nosniff");
    EXPECT_EQ(response.headers["Referrer-Policy"], "same-origin");
    EXPECT_EQ(response.headers["Cross-Origin-Opener-Policy"], "same-origin");
    EXPECT_FALSE(response.headers.contains("Strict-Transport-Security"));
    EXPECT_FALSE(response.headers.contains("X-XSS-Protection"));
}

TEST_F(SecurityTest, views_may_set_their_own) {
    Response response = stack.send("/own/");
    EXPECT_EQ(response.headers["X-Frame-Options"], "SAMEORIGIN");
    EXPECT_EQ(response.headers["Referrer-Policy"], "no-referrer");
    EXPECT_FALSE(stack.send("/frame/").headers.contains("X-Frame-Options"));
}

TEST_F(SecurityTest, settings_turn_headers_off_and_change_them) {
    stack.settings.security.content_type_nosniff = false;
    stack.settings.security.cross_origin_opener_policy.clear();
    stack.settings.security.referrer_policy = "no-referrer, same-origin ,origin";
    stack.settings.security.x_frame_options = "sameorigin";
    Response response = stack.send("/");
    EXPECT_FALSE(response.headers.contains("X-Content-Type-Options"));
    EXPECT_FALSE(response.headers.contains("Cross-Origin-Opener-Policy"));
    EXPECT_EQ(response.headers["Referrer-Policy"], "no-referrer,same-origin,origin");
    EXPECT_EQ(response.headers["X-Frame-Options"], "SAMEORIGIN");
}

TEST_F(SecurityTest, hsts_is_sent_over_https_only) {
    stack.settings.security.hsts_seconds = 3600;
    stack.settings.security.hsts_include_subdomains = true;
    EXPECT_EQ(stack.send("/", "GET", https).headers["Strict-Transport-Security"],
              "max-age=3600; includeSubDomains");
    EXPECT_TRUE(
        stack.send("/nothing/", "GET", https).headers.contains("Strict-Transport-Security"));
    EXPECT_FALSE(stack.send("/").headers.contains("Strict-Transport-Security"));
    stack.settings.security.hsts_preload = true;
    EXPECT_EQ(stack.send("/", "GET", https).headers["Strict-Transport-Security"],
              "max-age=3600; includeSubDomains; preload");
}

TEST_F(SecurityTest, plain_http_is_redirected_where_settings_say_so) {
    stack.settings.security.ssl_redirect = true;
    stack.settings.security.redirect_exempt = {"^own/"};
    EXPECT_EQ(stack.send("/x/?a=1").headers["Location"], "https://testserver/x/?a=1");
    EXPECT_EQ(stack.send("/x/").status_code, 301);
    EXPECT_EQ(stack.send("/", "GET", https).status_code, 200);
    EXPECT_EQ(stack.send("/own/").status_code, 200);
    stack.settings.security.ssl_host = "secure.example.test";
    EXPECT_EQ(stack.send("/").headers["Location"], "https://secure.example.test/");
    EXPECT_EQ(stack.send("/", "GET", {{"Host", "evil.example"}}).headers["Location"],
              "https://secure.example.test/");
}

TEST_F(SecurityTest, hosts_are_checked_before_a_redirect_names_them) {
    stack.settings.security.ssl_redirect = true;
    EXPECT_EQ(stack.send("/", "GET", {{"Host", "evil.example"}}).status_code, 400);
}

}  // namespace
}  // namespace cadenza
