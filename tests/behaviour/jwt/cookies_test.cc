// Tokens in cookies that no script can read.
#include "behaviour/jwt/site.h"

namespace cadenza::jwt_site {
namespace {

using testing::ClientResponse;

constexpr const char* kAccess = "__Host-access";
constexpr const char* kRefresh = "__Secure-refresh";

Settings rotating() {
    return settings({.rotate_refresh_tokens = true, .blacklist_after_rotation = true});
}

/// The site as a browser sees it: over TLS, keeping cookies.
struct Browser : Site {
    explicit Browser(Settings (*make)() = rotating) : Site(make) {
        client.secure = true;
        client.enforce_csrf_checks = true;
        csrf = text(client.get("/auth/"), "csrf_token");
    }
    ClientResponse post(const char* path, const Value& data = Value(Dict())) {
        return client.post(path, data, {{"X-CSRFToken", csrf}, {"Referer", "https://localhost/"}});
    }
    ClientResponse log_in(std::string_view password = "correct horse") {
        ClientResponse answer = post("/auth/", {{"username", "ann"}, {"password", password}});
        if (answer.status_code == 200) csrf = text(client.get("/auth/"), "csrf_token");
        return answer;
    }
    std::string cookie(const char* name) { return client.cookies.str(name); }
    std::string csrf;
};

std::string set_cookie(const ClientResponse& response, std::string_view name) {
    for (const std::string_view header : response.headers.getall("Set-Cookie"))
        if (header.starts_with(std::string(name) + "=")) return std::string(header);
    return {};
}

TEST(JwtCookies, logging_in_sets_both_cookies_and_shows_no_token) {
    Browser browser;
    const ClientResponse answer = browser.log_in();
    ASSERT_EQ(answer.status_code, 200) << answer.content;
    EXPECT_EQ(answer.content.find("ey"), std::string::npos) << answer.content;
    const std::string access = set_cookie(answer, kAccess), refresh = set_cookie(answer, kRefresh);
    for (const char* part : {"; HttpOnly", "; Secure", "; Path=/;", "; SameSite=Lax"})
        EXPECT_NE(access.find(part), std::string::npos) << part << " in " << access;
    EXPECT_EQ(access.find("Domain"), std::string::npos);
    for (const char* part : {"; HttpOnly", "; Secure", "; Path=/auth/;", "; SameSite=Strict"})
        EXPECT_NE(refresh.find(part), std::string::npos) << part << " in " << refresh;
    EXPECT_EQ(answer.headers.get("Cache-Control"), "no-store");
    EXPECT_NE(access.find("; Max-Age=300;"), std::string::npos) << access;
    EXPECT_NE(refresh.find("; Max-Age=86400;"), std::string::npos) << refresh;
    EXPECT_EQ(browser.client.get("/whoami/cookie/").content,
              R"({"id":1,"name":"ann","by":"JWTCookieAuthentication"})");
}

TEST(JwtCookies, logging_in_needs_the_csrf_token) {
    Browser browser;
    const Value data{{"username", "ann"}, {"password", "correct horse"}};
    const ClientResponse answer =
        browser.client.post("/auth/", data, {{"Referer", "https://localhost/"}});
    EXPECT_EQ(answer.status_code, 403);
    EXPECT_EQ(answer.content, R"({"detail":"CSRF Failed: CSRF token missing."})");
    EXPECT_TRUE(set_cookie(answer, kAccess).empty());
    EXPECT_EQ(browser.log_in("wrong").status_code, 401);
}

TEST(JwtCookies, an_unsafe_request_by_cookie_needs_the_csrf_token_and_one_by_header_does_not) {
    Browser browser;
    browser.log_in();
    EXPECT_EQ(browser.client.get("/whoami/cookie/").status_code, 200);
    const ClientResponse forged =
        browser.client.post("/whoami/cookie/", Value(Dict()), {{"Origin", "https://evil.example"}});
    EXPECT_EQ(forged.status_code, 403);
    EXPECT_TRUE(forged.contains("CSRF Failed: Origin checking failed")) << forged.content;
    EXPECT_EQ(browser.post("/whoami/cookie/").status_code, 200);
    const std::string token = browser.cookie(kAccess);
    browser.client.cookies.clear();
    EXPECT_EQ(browser.client
                  .post("/whoami/cookie/", Value(Dict()), {{"Authorization", "Bearer " + token}})
                  .status_code,
              200);
}

TEST(JwtCookies, answers_vary_by_cookie) {
    Browser browser;
    EXPECT_NE(std::string(browser.client.get("/whoami/cookie/").headers.get("Vary")).find("Cookie"),
              std::string::npos);
}

TEST(JwtCookies, a_header_wins_and_a_bad_one_is_not_overlooked) {
    Browser browser;
    browser.log_in();
    EXPECT_EQ(browser.whoami("rubbish", "/whoami/cookie/").status_code, 401);
}

TEST(JwtCookies, without_a_cookie_or_with_a_stale_one_it_is_401) {
    Browser browser;
    EXPECT_EQ(browser.client.get("/whoami/cookie/").status_code, 401);
    browser.client.cookies.set(kAccess, Value("rubbish"));
    EXPECT_EQ(browser.client.get("/whoami/cookie/").status_code, 401);
    EXPECT_EQ(browser.post("/whoami/cookie/").status_code, 401);
    browser.client.cookies.set(kAccess, Value(RefreshToken().str()));
    EXPECT_EQ(browser.client.get("/whoami/cookie/").status_code, 401);
}

TEST(JwtCookies, names_without_their_prefix_are_not_looked_at) {
    Browser browser;
    browser.log_in();
    const std::string token = browser.cookie(kAccess);
    browser.client.cookies.clear();
    browser.client.cookies.set("access", Value(token));
    EXPECT_EQ(browser.client.get("/whoami/cookie/").status_code, 401)
        << "any other host of the domain could have set it";
}

TEST(JwtCookies, refreshing_renews_both_cookies) {
    Browser browser;
    browser.log_in();
    const std::string old_refresh = browser.cookie(kRefresh);
    const ClientResponse answer = browser.post("/auth/refresh/");
    ASSERT_EQ(answer.status_code, 200) << answer.content;
    EXPECT_EQ(answer.content.find("ey"), std::string::npos) << answer.content;
    EXPECT_NE(browser.cookie(kRefresh), old_refresh);
    EXPECT_EQ(browser.client.get("/whoami/cookie/").status_code, 200);
    EXPECT_EQ(browser.post("/auth/refresh/").status_code, 200);
}

TEST(JwtCookies, refreshing_needs_the_csrf_token_and_the_cookie) {
    Browser browser;
    EXPECT_EQ(browser.post("/auth/refresh/").content,
              R"({"detail":"No refresh token was sent","code":"token_not_valid"})");
    browser.log_in();
    const std::string refresh = browser.cookie(kRefresh);
    EXPECT_EQ(browser.client.post("/auth/refresh/", Value(Dict())).status_code, 403);
    browser.client.cookies.erase(kRefresh);
    EXPECT_EQ(browser.post("/auth/refresh/", {{"refresh", refresh}}).status_code, 401)
        << "a body is not looked at";
}

TEST(JwtCookies, a_refresh_cookie_that_is_worth_nothing_is_deleted_with_the_other) {
    Browser browser;
    browser.log_in();
    const std::string used = browser.cookie(kRefresh);
    browser.post("/auth/refresh/");
    browser.client.cookies.set(kRefresh, Value(used));
    const ClientResponse answer = browser.post("/auth/refresh/");
    EXPECT_EQ(answer.status_code, 401);
    EXPECT_NE(set_cookie(answer, kRefresh).find("Max-Age=0"), std::string::npos);
    EXPECT_NE(set_cookie(answer, kRefresh).find("Path=/auth/"), std::string::npos);
    EXPECT_NE(set_cookie(answer, kAccess).find("Max-Age=0"), std::string::npos);
}

TEST(JwtCookies, logging_out_blacklists_and_deletes) {
    Browser browser;
    browser.log_in();
    const std::string refresh = browser.cookie(kRefresh);
    EXPECT_EQ(browser.client.post("/auth/logout/", Value(Dict())).status_code, 403);
    const ClientResponse answer = browser.post("/auth/logout/");
    EXPECT_EQ(answer.status_code, 200);
    for (const char* name : {kAccess, kRefresh}) {
        EXPECT_NE(set_cookie(answer, name).find("Max-Age=0"), std::string::npos) << name;
        EXPECT_NE(set_cookie(answer, name).find("; Secure"), std::string::npos)
            << name << ": a browser keeps it else";
    }
    EXPECT_EQ(browser.refresh(refresh).status_code, 401);
    EXPECT_EQ(browser.post("/auth/logout/").status_code, 200) << "once more does no harm";
}

TEST(JwtCookies, in_development_over_plain_http_they_have_names_that_every_browser_takes) {
    Site site(rotating);
    const_cast<Settings&>(site.project.settings()).debug = true;
    const std::string csrf = text(site.client.get("/auth/"), "csrf_token");
    const ClientResponse answer = site.client.post(
        "/auth/", {{"username", "ann"}, {"password", "correct horse"}}, {{"X-CSRFToken", csrf}});
    ASSERT_EQ(answer.status_code, 200) << answer.content;
    const std::string access = set_cookie(answer, "access");
    EXPECT_NE(access.find("; HttpOnly"), std::string::npos) << access;
    EXPECT_EQ(access.find("Secure"), std::string::npos) << access;
    EXPECT_EQ(site.client.get("/whoami/cookie/").status_code, 200);
}

TEST(JwtCookies, deployed_they_are_secure_also_behind_a_proxy_that_speaks_plain_http) {
    Site site(rotating);
    const std::string csrf = text(site.client.get("/auth/"), "csrf_token");
    const ClientResponse answer = site.client.post(
        "/auth/", {{"username", "ann"}, {"password", "correct horse"}}, {{"X-CSRFToken", csrf}});
    EXPECT_NE(set_cookie(answer, kAccess).find("; Secure"), std::string::npos);
}

}  // namespace
}  // namespace cadenza::jwt_site
