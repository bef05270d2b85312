#include "cadenza/validation/url_validator.h"

#include <gtest/gtest.h>

#include "unit/validation/check.h"

namespace cadenza {
namespace {

bool valid(const Value& value) {
    return !URLValidator().check(value);
}

TEST(URLValidator, accepts_urls) {
    for (const char* text :
         {"http://www.djangoproject.com/",
          "HTTP://WWW.DJANGOPROJECT.COM/",
          "http://localhost/",
          "http://example.com/",
          "http://example.com:0",
          "http://example.com:65535",
          "http://example.com./",
          "http://www.example.com:8000/test",
          "http://valid-with-hyphens.com/",
          "http://subdomain.example.com/",
          "http://a.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "http://200.8.9.10:8000/test",
          "http://su--b.valid-----hyphens.com/?that=is;all=ok",
          "http://example.com?something=value",
          "http://example.com/index.php?something=value&another=value2",
          "https://example.com/",
          "ftp://example.com/",
          "ftps://example.com/",
          "http://foo.com/blah_(wikipedia)#cite-1",
          "http://✪df.ws/123",
          "http://userid:password@example.com:8080/",
          "http://userid@example.com",
          "http://142.42.1.1:8080/",
          "http://☺.damowmow.com/",
          "http://مثال.إختبار",
          "http://例子.测试",
          "http://-.~_!$&'()*+,;=:%40@example.com",
          "http://example.com#@evil.example:x",
          "http://1337.net",
          "http://a.b-c.de",
          "http://0.0.0.0/",
          "http://255.255.255.255",
          "http://[::192.9.5.5]/ipng",
          "http://[::ffff:192.9.5.5]/ipng",
          "http://[::1]:8080/",
          "http://foo:@example.com",
          "http://foo:bar@example.com",
          "http://example.com/a?b@c",
          "http://xn--d1acj3b.xn--p1ai/"}) {
        EXPECT_TRUE(valid(text)) << text;
    }
}

TEST(URLValidator, refuses_everything_else) {
    for (const char* text : {"no_scheme",
                             "foo",
                             "http://",
                             "http://example",
                             "http://example.",
                             "http://example.com:-1",
                             "http://example.com:000000080",
                             "http://.com",
                             "http://invalid-.com",
                             "http://-invalid.com",
                             "http://invalid.com-",
                             "http://invalid.-com",
                             "http://inv-.alid-.com",
                             "http://inv-.-alid.com",
                             "file://localhost/path",
                             "git://example.com/",
                             "http://.",
                             "http://..",
                             "http://../",
                             "http://?",
                             "http://#",
                             "http://foo.bar?q=Spaces should be encoded",
                             "//",
                             "///a",
                             "http:///a",
                             "rdar://1234",
                             "h://test",
                             "http:// shouldfail.com",
                             ":// should fail",
                             "http://foo.bar/foo(bar)baz quux",
                             "http://-error-.invalid/",
                             "http://dashinpunytld.trailingdot.xn--.",
                             "http://-a.b.co",
                             "http://a.b-.co",
                             "http://a.-b.co",
                             "http://1.1.1.1.1",
                             "http://123.123.123",
                             "http://3628126748",
                             "http://0177.0.0.1",
                             "http://01.2.3.4",
                             "http://256.1.1.1",
                             "http://[2001:db8::12345]",
                             "http://[::1:2::3]:8080/",
                             "http://[a",
                             "http://[]",
                             "http://[fe80::1%eth0]/",
                             "http://foo@bar@example.com",
                             "http://foo:bar:baz@example.com",
                             "http://example.com/\n",
                             "http://exa\tmple.com",
                             "http://www.djangoproject.com/\r\n",
                             "http://\u2028.com",
                             "http://a\u2100b.com",
                             "http://example.com\u00a0",
                             "http://a:b:c@example.com",
                             "javascript:alert(1)",
                             "http://user:pa[ss@example.com/"}) {
        EXPECT_FALSE(valid(text)) << text;
    }
    EXPECT_FALSE(valid(5));
    EXPECT_FALSE(valid(nullptr));
}

TEST(URLValidator, limits_lengths) {
    std::string url = "http://example.com/";
    EXPECT_TRUE(valid(url + std::string(2'048 - url.size(), 'a')));
    EXPECT_FALSE(valid(url + std::string(2'049 - url.size(), 'a')));
    std::string host;
    for (int i = 0; i < 4; ++i) host += std::string(61, 'a') + ".";
    EXPECT_TRUE(valid("http://" + host + "co"));         // 250
    EXPECT_FALSE(valid("http://" + host + "a.b.comm"));  // 256
    EXPECT_FALSE(valid("http://" + std::string(10'000'000, '.')));
}

TEST(URLValidator, takes_schemes_message_and_code) {
    URLValidator own({"ssh"}, "%(value)s?", "address");
    EXPECT_EQ(check(own, "ssh://example.com/"), "ok");
    EXPECT_EQ(check(own, "http://example.com/"), "http://example.com/? [address]");
    EXPECT_EQ(own.describe(), R"(URLValidator({"ssh"}, "%(value)s?", "address"))");
    EXPECT_EQ(URLValidator().describe(), "URLValidator()");
    EXPECT_EQ(check(URLValidator(), ""), "Enter a valid URL. [invalid]");
}

}  // namespace
}  // namespace cadenza
