#include "cadenza/middleware/cors.h"

#include <gtest/gtest.h>

#include "unit/middleware/helpers.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

struct CorsTest : testing::Test {
    test::Stack stack;
    CorsSettings& cors = stack.settings.cors;
    CorsTest() {
        stack.settings.middleware = {middleware::cors, middleware::common};
        stack.patterns = {path("", test::view("index")), path("api/", test::view("api"))};
        cors.allowed_origins = {"https://app.example"};
    }
    Response get(std::string_view origin, std::string_view target = "/") {
        return stack.send(target, "GET", {{"Host", "testserver"}, {"Origin", origin}});
    }
    Response preflight(std::string_view origin, std::vector<HeaderView> more = {}) {
        more.insert(
            more.end(),
            {{"Host", "testserver"}, {"Origin", origin}, {"Access-Control-Request-Method", "PUT"}});
        return stack.send("/", "OPTIONS", more);
    }
};

bool is_open(const Response& response) {
    return response.headers.contains("Access-Control-Allow-Origin");
}

TEST_F(CorsTest, only_listed_origins_may_read) {
    EXPECT_EQ(get("https://app.example").headers["Access-Control-Allow-Origin"],
              "https://app.example");
    for (const char* origin :
         {"https://evil.example", "http://app.example", "null", "", "https://app.example:444",
          "https://app.example.evil.example", "https://x.app.example", "app.example"}) {
        const Response response = get(origin);
        EXPECT_FALSE(is_open(response)) << origin;
        EXPECT_EQ(response.headers["Vary"], "origin");
        EXPECT_EQ(response.status_code, 200);
    }
}

TEST_F(CorsTest, null_must_be_listed_by_name) {
    cors.allowed_origins = {"null"};
    EXPECT_EQ(get("null").headers["Access-Control-Allow-Origin"], "null");
    EXPECT_FALSE(is_open(get("file://")));
    EXPECT_FALSE(is_open(get("nothing")));
}

TEST_F(CorsTest, regular_expressions_match_from_the_start) {
    cors.allowed_origin_regexes = {"https://\\w+\\.example\\.org$"};
    EXPECT_TRUE(is_open(get("https://team.example.org")));
    EXPECT_FALSE(is_open(get("x-https://team.example.org")));
    EXPECT_FALSE(is_open(get("https://team.example.org.evil.example")));
}

TEST_F(CorsTest, all_origins_are_a_star_unless_cookies_come_along) {
    cors.allow_all_origins = true;
    EXPECT_EQ(get("https://any.example").headers["Access-Control-Allow-Origin"], "*");
    cors.allow_credentials = true;
    const Response response = get("https://any.example");
    EXPECT_EQ(response.headers["Access-Control-Allow-Origin"], "https://any.example");
    EXPECT_EQ(response.headers["Access-Control-Allow-Credentials"], "true");
}

TEST_F(CorsTest, a_preflight_is_answered_here_and_says_what_is_allowed) {
    cors.expose_headers = {"X-A", "X-B"};
    const Response response = preflight("https://app.example");
    EXPECT_EQ(response.status_code, 200);
    EXPECT_EQ(response.content, "");
    EXPECT_EQ(response.headers["Access-Control-Allow-Headers"],
              "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with");
    EXPECT_EQ(response.headers["Access-Control-Allow-Methods"],
              "DELETE, GET, OPTIONS, PATCH, POST, PUT");
    EXPECT_EQ(response.headers["Access-Control-Expose-Headers"], "X-A, X-B");
    EXPECT_EQ(response.headers["Access-Control-Max-Age"], "86400");
    EXPECT_FALSE(response.headers.contains("Access-Control-Allow-Credentials"));
    const Response refused = preflight("https://evil.example");
    EXPECT_EQ(refused.status_code, 200);
    EXPECT_EQ(refused.content, "");
    EXPECT_FALSE(refused.headers.contains("Access-Control-Allow-Methods"));
    EXPECT_EQ(stack.send("/", "OPTIONS").content, "index") << "no preflight";
}

TEST_F(CorsTest, max_age_can_be_left_out) {
    cors.preflight_max_age = Duration();
    EXPECT_FALSE(preflight("https://app.example").headers.contains("Access-Control-Max-Age"));
}

TEST_F(CorsTest, private_networks_are_allowed_by_a_setting) {
    const HeaderView asked{"Access-Control-Request-Private-Network", "true"};
    constexpr std::string_view kAnswer = "Access-Control-Allow-Private-Network";
    EXPECT_FALSE(preflight("https://app.example", {asked}).headers.contains(kAnswer));
    cors.allow_private_network = true;
    EXPECT_EQ(preflight("https://app.example", {asked}).headers[kAnswer], "true");
    EXPECT_FALSE(preflight("https://app.example").headers.contains(kAnswer));
}

TEST_F(CorsTest, other_urls_are_left_alone) {
    cors.urls_regex = "^/api/.*$";
    EXPECT_TRUE(is_open(get("https://app.example", "/api/")));
    const Response response = get("https://app.example");
    EXPECT_FALSE(is_open(response));
    EXPECT_FALSE(response.headers.contains("Vary"));
    EXPECT_EQ(preflight("https://app.example").content, "index");
}

TEST_F(CorsTest, a_function_may_allow_more) {
    cors.urls_regex = "^/api/.*$";
    cors.allow_request = [](const Request& request) {
        return request.header("Origin") == "https://partner.example";
    };
    EXPECT_TRUE(is_open(get("https://partner.example")));
    EXPECT_FALSE(is_open(get("https://app.example")));
}

TEST_F(CorsTest, errors_and_refusals_can_be_read_too) {
    EXPECT_TRUE(is_open(get("https://app.example", "/missing/")));
    const Response refused =
        stack.send("/", "GET", {{"Host", "evil.example"}, {"Origin", "https://app.example"}});
    EXPECT_EQ(refused.status_code, 400);
    EXPECT_TRUE(is_open(refused));
}

TEST_F(CorsTest, an_expression_that_does_not_exist_is_a_mistake_of_the_settings) {
    cors.allowed_origin_regexes = {"("};
    EXPECT_THROW(get("https://app.example"), ImproperlyConfigured);
}

}  // namespace
}  // namespace cadenza
