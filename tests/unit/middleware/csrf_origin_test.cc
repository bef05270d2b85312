#include "cadenza/middleware/csrf_origin.h"

#include <gtest/gtest.h>

#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"

namespace cadenza::csrf {
namespace {

struct CsrfOrigin : testing::Test {
    Settings settings;
    Request request;
    CsrfOrigin() { settings.allowed_hosts = {"shop.example"}; }

    std::string fault(std::vector<HeaderView> headers, bool secure = false,
                      std::string_view host = "shop.example") {
        headers.emplace_back("Host", host);
        request.assign({.method = "POST", .target = "/", .headers = headers, .secure = secure});
        request.settings = &settings;
        return origin_fault(request).value_or("");
    }
    std::string origin(std::string_view text, bool secure = false) {
        return fault({{"Origin", text}}, secure);
    }
    std::string referer(std::string_view text) { return fault({{"Referer", text}}, true); }
};

const std::string kBadReferer = "Referer checking failed - Referer is malformed.";

TEST_F(CsrfOrigin, the_own_origin_is_good_and_others_are_not) {
    EXPECT_EQ(origin("http://shop.example"), "");
    EXPECT_EQ(origin("https://shop.example", true), "");
    for (const char* other :
         {"https://shop.example", "http://shop.example:8080", "http://evil.example", "null", "",
          "http://shop.example.evil.example", "http://sub.shop.example", "shop.example", "http://[",
          "http://SHOP.example"}) {
        EXPECT_EQ(origin(other), "Origin checking failed - " + std::string(other) +
                                     " does not match any trusted origins.");
    }
    EXPECT_NE(origin("http://shop.example", true), "") << "a man in the middle of plain http";
}

TEST_F(CsrfOrigin, a_port_belongs_to_the_origin) {
    EXPECT_EQ(fault({{"Origin", "http://shop.example:8080"}}, false, "shop.example:8080"), "");
    EXPECT_NE(fault({{"Origin", "http://shop.example"}}, false, "shop.example:8080"), "");
}

TEST_F(CsrfOrigin, a_host_that_is_not_allowed_proves_nothing) {
    EXPECT_NE(fault({{"Origin", "http://evil.example"}}, false, "evil.example"), "");
    EXPECT_NE(fault({{"Referer", "https://evil.example/"}}, true, "evil.example"), "");
}

TEST_F(CsrfOrigin, trusted_origins_count_with_scheme_and_stars) {
    settings.csrf.trusted_origins = {"https://pay.example", "https://*.cdn.example",
                                     "http://*.local:8000"};
    for (const char* good :
         {"https://pay.example", "https://a.cdn.example", "https://a.b.cdn.example",
          "https://cdn.example", "http://dev.local:8000"}) {
        EXPECT_EQ(origin(good), "") << good;
    }
    for (const char* bad : {"http://pay.example", "http://a.cdn.example", "https://x.pay.example",
                            "https://evilcdn.example", "http://dev.local", "https://cdn.example.x"})
        EXPECT_NE(origin(bad), "") << bad;
}

TEST_F(CsrfOrigin, without_an_origin_plain_http_asks_nothing_and_https_wants_a_referer) {
    EXPECT_EQ(fault({}), "");
    EXPECT_EQ(fault({{"Referer", "http://evil.example/"}}), "");
    EXPECT_EQ(fault({}, true), "Referer checking failed - no Referer.");
    EXPECT_EQ(fault({{"Origin", "https://shop.example"}}, true), "") << "no Referer needed";
}

TEST_F(CsrfOrigin, a_referer_must_be_this_site_over_https) {
    EXPECT_EQ(referer("https://shop.example/cart?x=1"), "");
    EXPECT_EQ(referer("https://shop.example"), "");
    for (const char* text : {"", "shop.example/cart", "/cart", "https:///cart", "https://[::1/x"})
        EXPECT_EQ(referer(text), kBadReferer) << text;
    EXPECT_EQ(referer("http://shop.example/"),
              "Referer checking failed - Referer is insecure while host is secure.");
    for (const char* text : {"https://evil.example/", "https://shop.example:8443/",
                             "https://shop.example@evil.example/",
                             "https://shop.example.evil.example/", "https://x.shop.example/"}) {
        EXPECT_EQ(referer(text), "Referer checking failed - " + std::string(text) +
                                     " does not match any trusted origins.");
    }
}

TEST_F(CsrfOrigin, a_referer_may_be_a_trusted_site_or_one_of_the_cookies_domain) {
    settings.csrf.trusted_origins = {"https://*.cdn.example"};
    EXPECT_EQ(referer("https://a.cdn.example/x"), "");
    settings.csrf.cookie_domain = ".shop.example";
    EXPECT_EQ(referer("https://login.shop.example/"), "");
    EXPECT_EQ(fault({{"Referer", "https://login.shop.example:4443/"}}, true, "shop.example:4443"),
              "");
    EXPECT_NE(fault({{"Referer", "https://login.shop.example/"}}, true, "shop.example:4443"), "");
    settings.csrf.use_sessions = true;
    EXPECT_NE(referer("https://login.shop.example/"), "") << "the session's cookie decides then";
    settings.session.cookie_domain = ".shop.example";
    EXPECT_EQ(referer("https://login.shop.example/"), "");
}

}  // namespace
}  // namespace cadenza::csrf
