#include "cadenza/http/host.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

using Pair = std::pair<std::string, std::string>;

TEST(Host, is_split_into_domain_and_port) {
    EXPECT_EQ(split_domain_port("Example.COM"), Pair("example.com", ""));
    EXPECT_EQ(split_domain_port("example.com:8000"), Pair("example.com", "8000"));
    EXPECT_EQ(split_domain_port("example.com."), Pair("example.com", ""));
    EXPECT_EQ(split_domain_port("[::1]"), Pair("[::1]", ""));
    EXPECT_EQ(split_domain_port("[2001:19f0:feee::dead:beef:cafe]:8080"),
              Pair("[2001:19f0:feee::dead:beef:cafe]", "8080"));
    EXPECT_EQ(split_domain_port("[::ffff:169.254.169.254]"), Pair("[::ffff:169.254.169.254]", ""));
}

TEST(Host, that_is_none_gives_nothing) {
    for (const char* host :
         {"", "test_server!", "test server", "a@b", "host:port", "host:", ":80", "[", "[]", "[::1",
          "::1", "a/b", "a\n", "a:1:2", "[a.b]", "ex\xc3\xa1mple"}) {
        EXPECT_EQ(split_domain_port(host), Pair("", "")) << host;
    }
}

TEST(Host, patterns_match_exactly_below_a_dot_or_anything) {
    EXPECT_TRUE(validate_host("example.com", {"Example.com"}));
    EXPECT_FALSE(validate_host("www.example.com", {"example.com"}));
    EXPECT_TRUE(validate_host("a.b.example.test", {".example.test"}));
    EXPECT_TRUE(validate_host("example.test", {".example.test"}));
    EXPECT_FALSE(validate_host("badexample.test", {".example.test"}));
    EXPECT_TRUE(validate_host("anything", {"*"}));
    EXPECT_FALSE(validate_host("anything", {}));
    EXPECT_FALSE(validate_host("x", {""}));
}

}  // namespace
}  // namespace cadenza
