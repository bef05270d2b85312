#include "cadenza/server/internal/http_chars.h"

#include <gtest/gtest.h>

namespace cadenza::server {
namespace {

TEST(HttpChars, tokens_are_those_of_rfc_9110) {
    EXPECT_TRUE(is_token("!#$%&'*+-.^_`|~09azAZ"));
    EXPECT_FALSE(is_token(""));
    for (char c : std::string_view("\"(),/:;<=>?@[\\]{} \t\x7f\x80")) {
        EXPECT_FALSE(is_token(std::string_view(&c, 1))) << c;
    }
}

TEST(HttpChars, compares_names_without_regard_to_ascii_case) {
    EXPECT_TRUE(equals_lower("Content-LENGTH", "content-length"));
    EXPECT_FALSE(equals_lower("Content-Length ", "content-length"));
    EXPECT_FALSE(equals_lower("Content_Length", "content-length"));
    EXPECT_FALSE(equals_lower("\x4b\xc3", "\x6b\xe3"));
}

TEST(HttpChars, trims_spaces_and_tabs_only) {
    EXPECT_EQ(trim_ows(" \t a b\t "), "a b");
    EXPECT_EQ(trim_ows("\x0b"
                       "a"),
              "\x0b"
              "a");
    EXPECT_EQ(trim_ows(" \t"), "");
}

}  // namespace
}  // namespace cadenza::server
