#include "cadenza/server/internal/authority.h"

#include <gtest/gtest.h>

namespace cadenza::server {
namespace {

TEST(Authority, takes_names_addresses_and_ports) {
    for (const char* text : {"a", "example.com", "EXAMPLE.com:80", "127.0.0.1:8000", "[::1]",
                             "[::1]:80", "[1:2::3:4]:67", "[2001:0:0:0:0:0:1.9.1.1]",
                             "[v1.fe80::a]", "a:", "a%C3%A9", "a_b", "0.0.0.0=5000", "a:65535"}) {
        EXPECT_TRUE(is_authority(text)) << text;
    }
}

TEST(Authority, refuses_everything_else) {
    using namespace std::string_view_literals;
    for (std::string_view text :
         {""sv,        ":80"sv,     "a b"sv,     "a/b"sv,   "a@b"sv,          "a?b"sv, "a#b"sv,
          "a:b"sv,     "a:80:80"sv, "a:65536"sv, "a:-1"sv,  "[::1"sv,         "::1"sv, "[::1]x"sv,
          "[::1]:x"sv, "[]"sv,      "[1]"sv,     "[:::]"sv, "[::1%25eth0]"sv, "a%"sv,  "a%2"sv,
          "a%zz"sv,    "a\\b"sv,    "a\"b"sv,    "<a>"sv,   "\xc3\xa9"sv,     "a\0"sv, "[v1.]"sv,
          "[v.a]"sv}) {
        EXPECT_FALSE(is_authority(text)) << text;
    }
}

}  // namespace
}  // namespace cadenza::server
