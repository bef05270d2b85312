#include "cadenza/http/request.h"

#include <gtest/gtest.h>

#include "cadenza/base/dict.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"

namespace cadenza {
namespace {

struct RequestTest : testing::Test {
    Request request;
    Settings settings;

    RequestTest() {
        settings.allowed_hosts = {"testserver", ".example.test"};
        request.settings = &settings;
    }
    Request& of(std::string_view target, std::vector<HeaderView> headers = {{"Host", "testserver"}},
                std::string_view method = "GET", std::string_view body = {}) {
        request.assign({.method = method, .target = target, .headers = headers, .body = body});
        return request;
    }
};

TEST_F(RequestTest, target_is_split_and_decoded) {
    of("/caff%C3%A8/%FF/a+b?x=%C3%A9&y");
    EXPECT_EQ(request.path(), "/caffè/%FF/a+b");
    EXPECT_EQ(request.query_string(), "x=%C3%A9&y");
    EXPECT_EQ(request.target(), "/caff%C3%A8/%FF/a+b?x=%C3%A9&y");
    EXPECT_EQ(request.GET().get("x"), "é");
    EXPECT_EQ(of("/a%00b").path(), std::string_view("/a\0b", 4));
    EXPECT_EQ(of("/plain").path(), "/plain");
    EXPECT_TRUE(request.GET().empty());
}

TEST_F(RequestTest, absolute_targets_name_the_host) {
    of("http://a.example.test:81/p/?q=1", {{"Host", "evil.example"}});
    EXPECT_EQ(request.path(), "/p/");
    EXPECT_EQ(request.query_string(), "q=1");
    EXPECT_EQ(request.get_host(), "a.example.test:81");
    EXPECT_EQ(request.get_port(), "81");
    EXPECT_EQ(of("http://testserver").path(), "/");
    EXPECT_EQ(of("http://testserver?x=1").query_string(), "x=1");
    EXPECT_EQ(of("*", {}, "OPTIONS").path(), "*");
}

TEST_F(RequestTest, method_is_in_upper_case) {
    EXPECT_EQ(of("/", {}, "get").method(), "GET");
    EXPECT_EQ(request.method_kind(), GET);
    EXPECT_EQ(of("/", {}, "BREW").method(), "BREW");
    EXPECT_EQ(of("/", {}, "brew").method(), "BREW");
    EXPECT_EQ(request.method_kind(), Method::OTHER);
}

TEST_F(RequestTest, headers_are_found_in_any_case) {
    of("/", {{"X-Thing", "a"}, {"x-thing", "b"}});
    EXPECT_EQ(request.header("x-THING"), "a");
    EXPECT_EQ(request.header("None", "fallback"), "fallback");
    EXPECT_TRUE(request.has_header("X-Thing"));
    EXPECT_FALSE(request.has_header("X-Thin"));
    EXPECT_EQ(request.headers().size(), 2u);
}

TEST_F(RequestTest, cve_2015_0219_headers_with_underscores_are_dropped) {
    of("/", {{"X_Forwarded_Proto", "https"}, {"Remote_User", "admin"}, {"X-Ok", "1"}});
    EXPECT_FALSE(request.has_header("X_Forwarded_Proto"));
    EXPECT_EQ(request.headers().size(), 1u);
}

TEST_F(RequestTest, cookies_of_several_lines_are_one_list) {
    of("/", {{"Cookie", "a=1"}, {"cookie", "b=\"two words\"; a=3"}});
    EXPECT_EQ(request.COOKIES().str("a"), "3");
    EXPECT_EQ(request.COOKIES().str("b"), "two words");
    EXPECT_TRUE(of("/").COOKIES().empty());
}

TEST_F(RequestTest, host_must_be_allowed) {
    EXPECT_EQ(of("/", {{"Host", "TestServer"}}).get_host(), "TestServer");
    EXPECT_EQ(of("/", {{"Host", "a.b.example.test:8000"}}).get_host(), "a.b.example.test:8000");
    EXPECT_THROW(of("/", {{"Host", "badexample.test"}}).get_host(), DisallowedHost);
    try {
        of("/", {{"Host", "evil.example"}}).get_host();
        FAIL();
    } catch (const DisallowedHost& error) {
        EXPECT_STREQ(error.what(),
                     "Invalid HTTP_HOST header: 'evil.example'. You may need to add 'evil.example' "
                     "to ALLOWED_HOSTS.");
    }
    try {
        of("/", {{"Host", "test server"}}).get_host();
        FAIL();
    } catch (const DisallowedHost& error) {
        EXPECT_STREQ(error.what(),
                     "Invalid HTTP_HOST header: 'test server'. The domain name provided is not "
                     "valid according to RFC "
                     "1034/1035.");
    }
}

TEST_F(RequestTest, debug_without_allowed_hosts_allows_localhost) {
    settings.allowed_hosts.clear();
    settings.debug = true;
    EXPECT_EQ(of("/", {{"Host", "localhost:8000"}}).get_host(), "localhost:8000");
    EXPECT_EQ(of("/", {{"Host", "a.localhost"}}).get_host(), "a.localhost");
    EXPECT_EQ(of("/", {{"Host", "[::1]:80"}}).get_host(), "[::1]:80");
    EXPECT_THROW(of("/", {{"Host", "example.com"}}).get_host(), DisallowedHost);
    settings.debug = false;
    EXPECT_THROW(of("/", {{"Host", "localhost"}}).get_host(), DisallowedHost);
}

TEST_F(RequestTest, forwarded_headers_count_only_where_settings_say_so) {
    std::vector<HeaderView> headers{{"Host", "testserver"},
                                    {"X-Forwarded-Host", "www.example.test"},
                                    {"X-Forwarded-Port", "8443"},
                                    {"X-Forwarded-Proto", "https"}};
    EXPECT_EQ(of("/", headers).build_absolute_uri(), "http://testserver/");
    settings.use_x_forwarded_host = true;
    settings.use_x_forwarded_port = true;
    settings.security.proxy_ssl_header = {"X-Forwarded-Proto", "https"};
    EXPECT_EQ(of("/", headers).build_absolute_uri(), "https://www.example.test/");
    EXPECT_EQ(request.get_port(), "8443");
    EXPECT_TRUE(request.is_secure());
    EXPECT_FALSE(of("/", {{"X-Forwarded-Proto", "HTTPS"}}).is_secure());
    EXPECT_TRUE(of("/", {{"X-Forwarded-Proto", "https, http"}}).is_secure());
}

TEST_F(RequestTest, full_path_is_encoded_again) {
    EXPECT_EQ(of("/caff%C3%A8/?q=%C3%A9&r=\xc3\xa9").get_full_path(),
              "/caff%C3%A8/?q=%C3%A9&r=%C3%A9");
    EXPECT_EQ(of("/a").get_full_path(true), "/a/");
    EXPECT_EQ(of("/a%3Fb?c").get_full_path(true), "/a%3Fb/?c");
}

TEST_F(RequestTest, absolute_uris_are_built_from_any_location) {
    of("/blog/post/?page=2");
    EXPECT_EQ(request.build_absolute_uri(), "http://testserver/blog/post/?page=2");
    EXPECT_EQ(request.build_absolute_uri("/x/?a=1"), "http://testserver/x/?a=1");
    EXPECT_EQ(request.build_absolute_uri("next"), "http://testserver/blog/post/next");
    EXPECT_EQ(request.build_absolute_uri("?page=3"), "http://testserver/blog/post/?page=3");
    EXPECT_EQ(request.build_absolute_uri("../x"), "http://testserver/blog/x");
    EXPECT_EQ(request.build_absolute_uri("/a/../b"), "http://testserver/b");
    EXPECT_EQ(request.build_absolute_uri("https://other/é"), "https://other/%C3%A9");
    EXPECT_EQ(request.build_absolute_uri("//other/x"), "http://other/x");
    EXPECT_EQ(of("//evil/").build_absolute_uri(), "http://testserver//evil/");
}

TEST_F(RequestTest, post_and_files_are_read_from_forms_only) {
    const std::string_view form = "application/x-www-form-urlencoded";
    EXPECT_EQ(of("/", {{"Content-Type", form}}, "POST", "a=1&a=2").POST().get("a"), "2");
    EXPECT_EQ(of("/", {{"Content-Type", "Application/X-WWW-form-urlencoded ; charset=utf-8"}},
                 "POST", "a=1")
                  .POST()
                  .get("a"),
              "1");
    EXPECT_TRUE(of("/", {{"Content-Type", form}}, "PUT", "a=1").POST().empty());
    EXPECT_TRUE(of("/", {{"Content-Type", "application/json"}}, "POST", "{}").POST().empty());
    of("/", {{"Content-Type", "multipart/form-data; boundary=b"}}, "POST",
       "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\nhi\r\n--b--");
    EXPECT_TRUE(request.POST().empty());
    EXPECT_TRUE(request.FILES().contains("f"));
}

TEST_F(RequestTest, limits_end_the_request) {
    settings.uploads.data_max_number_fields = 2;
    EXPECT_THROW(of("/?a&b&c").GET(), TooManyFieldsSent);
    of("/", {{"Content-Type", "application/x-www-form-urlencoded"}}, "POST", "a&b&c");
    EXPECT_THROW(request.POST(), TooManyFieldsSent);
    EXPECT_TRUE(request.POST().empty()) << "a second look sees an empty form";
    of("/", {{"Content-Type", "multipart/form-data"}}, "POST", "x");
    EXPECT_THROW(request.POST(), MultiPartParserError);
    settings.uploads.data_max_memory_size = 3;
    EXPECT_THROW(of("/", {}, "POST", "1234").body(), RequestDataTooBig);
    EXPECT_EQ(request.raw_body(), "1234");
    EXPECT_EQ(of("/", {}, "POST", "123").body(), "123");
}

TEST_F(RequestTest, data_understands_forms_and_json_and_takes_a_hook) {
    of("/", {{"Content-Type", "application/json"}}, "PUT", R"({"a": {"b": 1}})");
    EXPECT_EQ(request.data["a"]["b"].as_int(), 1);
    EXPECT_TRUE(request.data["missing"].is_null());
    EXPECT_FALSE(request.data["missing"]);
    EXPECT_EQ(of("/", {{"Content-Type", "application/x-www-form-urlencoded"}}, "PUT", "a=2")
                  .data["a"]
                  .str(),
              "2");
    EXPECT_TRUE(of("/", {{"Content-Type", "text/plain"}}, "PUT", "a").data.value().is_null());
    of("/", {{"Content-Type", "application/json"}}, "PUT", "{");
    EXPECT_THROW(request.data.value(), BadRequest);
    int calls = 0;
    of("/").data.install(
        [](Request&, void* context) {
            ++*static_cast<int*>(context);
            return Value("hooked");
        },
        &calls);
    EXPECT_EQ(request.data.value().str(), "hooked");
    request.data.value();
    EXPECT_EQ(calls, 1);
}

struct Counted {
    explicit Counted(int* alive) : alive_(alive) { ++*alive_; }
    Counted(Counted&& other) noexcept : alive_(other.alive_) { ++*alive_; }
    ~Counted() { --*alive_; }
    int* alive_;
};

TEST_F(RequestTest, attributes_are_found_by_type_and_end_with_the_request) {
    int alive = 0;
    of("/");
    EXPECT_EQ(request.attribute<std::string>(), nullptr);
    request.set_attribute(std::string("first"));
    request.set_attribute(std::string("second"));
    request.set_attribute(Counted(&alive));
    EXPECT_EQ(*request.attribute<std::string>(), "second");
    EXPECT_EQ(alive, 1);
    of("/");
    EXPECT_EQ(alive, 0);
    EXPECT_EQ(request.attribute<std::string>(), nullptr);
}

TEST_F(RequestTest, nothing_of_the_last_request_is_left) {
    of("/a/?x=1", {{"Cookie", "a=1"}, {"Content-Type", "application/x-www-form-urlencoded"}},
       "POST", "b=1");
    request.GET();
    request.POST();
    request.COOKIES();
    request.data.value();
    of("/b/");
    EXPECT_TRUE(request.GET().empty());
    EXPECT_TRUE(request.POST().empty());
    EXPECT_TRUE(request.COOKIES().empty());
    EXPECT_TRUE(request.data.value().is_null());
    EXPECT_EQ(request.body(), "");
    EXPECT_EQ(request.content_type(), "");
    EXPECT_EQ(request.settings, &settings);
}

TEST_F(RequestTest, borrow_keeps_the_callers_bytes) {
    std::string target = "/x?y";
    std::vector<HeaderView> headers{{"Host", "testserver"}};
    request.borrow({.target = target, .headers = headers});
    EXPECT_EQ(request.path().data(), target.data());
}

TEST_F(RequestTest, accept_is_asked_as_django_does) {
    EXPECT_TRUE(of("/").accepts("application/json"));
    EXPECT_TRUE(of("/", {{"Accept", "text/*;q=0.5, application/json"}}).accepts("text/html"));
    EXPECT_FALSE(request.accepts("image/png"));
}

}  // namespace
}  // namespace cadenza
