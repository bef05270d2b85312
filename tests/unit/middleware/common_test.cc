#include "cadenza/middleware/common.h"

#include <gtest/gtest.h>

#include "cadenza/middleware/defaults.h"
#include "unit/middleware/helpers.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

struct CommonTest : testing::Test {
    test::Stack stack;
    CommonTest() {
        stack.patterns = {path("slash/", test::view("slash")),
                          path("noslash", test::view("noslash")), path("both", test::view("both")),
                          path("both/", test::view("both/")), path("u/<str:x>/", test::view("u"))};
    }
};

TEST_F(CommonTest, a_missing_slash_is_redirected_where_that_helps) {
    Response response = stack.send("/slash?x=1&y=%20");
    EXPECT_EQ(response.status_code, 301);
    EXPECT_EQ(response.headers["Location"], "/slash/?x=1&y=%20");
    EXPECT_EQ(response.content, "");
    EXPECT_EQ(response.content_type(), "text/html; charset=utf-8");
    EXPECT_FALSE(response.headers.contains("X-Frame-Options"));
    EXPECT_EQ(response.headers["X-Content-Type-Options"], "nosniff");
    EXPECT_EQ(stack.send("/u/caff%C3%A8").headers["Location"], "/u/caff%C3%A8/");
    EXPECT_EQ(stack.send("/slash", "HEAD").status_code, 301);
    EXPECT_EQ(stack.send("/slash", "POST").status_code, 301) << "without debug as Django";
}

TEST_F(CommonTest, nothing_else_is_redirected) {
    EXPECT_EQ(stack.send("/noslash").content, "noslash");
    EXPECT_EQ(stack.send("/noslash/").status_code, 404);
    EXPECT_EQ(stack.send("/both").content, "both");
    EXPECT_EQ(stack.send("/unknown").status_code, 404);
    stack.settings.append_slash = false;
    EXPECT_EQ(stack.send("/slash").status_code, 404);
}

TEST_F(CommonTest, a_redirect_stays_on_the_site) {
    stack.patterns = {path("<path:p>/", test::view("all"))};
    EXPECT_EQ(stack.send("//evil.example").headers["Location"], "/%2Fevil.example/");
    EXPECT_EQ(stack.send("/%2F%2Fevil.example").headers["Location"], "/%2F/evil.example/");
    EXPECT_EQ(stack.send("/\\evil").headers["Location"], "/%5Cevil/");
}

TEST_F(CommonTest, debug_tells_a_developer_that_data_would_be_lost) {
    stack.settings.debug = true;
    Response response = stack.send("/slash", "POST");
    EXPECT_EQ(response.status_code, 500);
    EXPECT_NE(response.content.find("A POST came to /slash, which has no slash at its end"),
              std::string::npos);
    EXPECT_EQ(stack.send("/slash", "GET").status_code, 301);
}

TEST_F(CommonTest, unknown_hosts_are_400) {
    for (const char* host : {"evil.example", "badexample.test", "test server",
                             "testserver@evil.example", "testserver:port"}) {
        EXPECT_EQ(stack.send("/slash/", "GET", {{"Host", host}}).status_code, 400) << host;
    }
    EXPECT_EQ(stack.send("/nothing/", "GET", {{"Host", "evil.example"}}).status_code, 400);
    EXPECT_EQ(stack.send("/slash/", "GET", {{"Host", "a.example.test"}}).status_code, 200);
    EXPECT_EQ(stack.send("/slash/", "GET", {{"Host", "testserver:8000"}}).status_code, 200);
}

TEST_F(CommonTest, www_is_prepended_together_with_the_slash) {
    stack.settings.prepend_www = true;
    stack.settings.allowed_hosts = {".example.test"};
    const std::vector<HeaderView> host{{"Host", "example.test"}};
    EXPECT_EQ(stack.send("/slash?x", "GET", host).headers["Location"],
              "http://www.example.test/slash/?x");
    EXPECT_EQ(stack.send("/slash/", "GET", host).headers["Location"],
              "http://www.example.test/slash/");
    EXPECT_EQ(stack.send("/slash/", "GET", {{"Host", "www.example.test"}}).content, "slash");
}

TEST_F(CommonTest, disallowed_user_agents_are_403) {
    stack.settings.disallowed_user_agents = {"^Evil", "bot/\\d"};
    auto agent = [&](const char* name) {
        return stack.send("/slash/", "GET", {{"Host", "testserver"}, {"User-Agent", name}})
            .status_code;
    };
    EXPECT_EQ(agent("Evil 1"), 403);
    EXPECT_EQ(agent("some bot/7"), 403);
    EXPECT_EQ(agent("Mozilla"), 200);
    stack.settings.disallowed_user_agents = {"("};
    EXPECT_THROW(make_middleware(stack.settings), ImproperlyConfigured);
}

TEST_F(CommonTest, a_list_of_ones_own_replaces_the_default) {
    stack.settings.middleware = {middleware::x_frame_options};
    Response response = stack.send("/slash/", "GET", {{"Host", "evil.example"}});
    EXPECT_EQ(response.status_code, 200);
    EXPECT_TRUE(response.headers.contains("X-Frame-Options"));
    EXPECT_FALSE(response.headers.contains("X-Content-Type-Options"));
    stack.settings.middleware = MiddlewareList::none();
    EXPECT_FALSE(stack.send("/slash/").headers.contains("X-Frame-Options"));
}

}  // namespace
}  // namespace cadenza
