#include "cadenza/http/cookie.h"

#include <gtest/gtest.h>

#include <string>

#include "cadenza/base/clock.h"
#include "cadenza/base/dict.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/http/exceptions.h"
#include "unit/http/vectors.h"

namespace cadenza {
namespace {

std::string parsed(std::string_view header) {
    return to_json(Value(parse_cookies(header)));
}

TEST(Cookies, agree_with_the_recorded_vectors) {
    const auto lines = test::vector_lines("cookies/header.jsonl");
    if (lines.empty())
        GTEST_SKIP() << "vectors not found: cookies/header.jsonl (set CADENZA_VECTORS)";
    std::size_t passed = 0;
    for (const std::string& line : lines) {
        auto row = parse_json(line);
        ASSERT_TRUE(row) << line;
        Value got(parse_cookies((*row)["header"].as_text()));
        bool equal = got == (*row)["cookies"];
        passed += equal;
        EXPECT_TRUE(equal) << (*row)["name"].str() << ": " << line << "\n got " << to_json(got);
    }
    std::printf("cookies/header.jsonl: cases %zu, passed %zu\n", lines.size(), passed);
}

TEST(Cookies, are_split_at_semicolons_and_trimmed) {
    EXPECT_EQ(parsed("a=1; b=2"), R"({"a":"1","b":"2"})");
    EXPECT_EQ(parsed(" a = 1 ;b=x=y;; c"), R"({"a":"1","b":"x=y","":"c"})");
    EXPECT_EQ(parsed("a=1; a=2"), R"({"a":"2"})");
    EXPECT_EQ(parsed(""), "{}");
}

TEST(Cookies, quoted_values_are_unquoted) {
    EXPECT_EQ(parsed(R"(a="two words")"), R"({"a":"two words"})");
    EXPECT_EQ(parsed(R"(a="\"q\" \\ \054 \351")"), R"({"a":"\"q\" \\ , é"})");
    EXPECT_EQ(parsed(R"(a=")"), R"({"a":"\""})");
}

TEST(Cookies, broken_utf8_becomes_a_replacement_character) {
    EXPECT_EQ(parsed("a=\xff"), "{\"a\":\"\xef\xbf\xbd\"}");
}

TEST(SetCookie, plain_values_stay_and_others_are_quoted) {
    EXPECT_EQ(render_set_cookie("a", "one", {}), "a=one; Path=/");
    EXPECT_EQ(render_set_cookie("a", "two words", {}), "a=\"two words\"; Path=/");
    EXPECT_EQ(render_set_cookie("a", "", {}), "a=\"\"; Path=/");
    EXPECT_EQ(render_set_cookie("a", "x é;,\"\\ y\n", {}),
              R"(a="x \351\073\054\"\\ y\012"; Path=/)");
}

TEST(SetCookie, attributes_come_in_the_order_of_python) {
    ClockOverride clock(1'700'000'000'000'000);
    EXPECT_EQ(render_set_cookie("careful", "v",
                                {.max_age = 60,
                                 .path = "/library/",
                                 .domain = "example.com",
                                 .secure = true,
                                 .httponly = true,
                                 .samesite = "Strict"}),
              "careful=v; Domain=example.com; expires=Tue, 14 Nov 2023 22:14:20 GMT; HttpOnly; "
              "Max-Age=60; "
              "Path=/library/; SameSite=Strict; Secure");
}

TEST(SetCookie, max_age_is_derived_from_expires) {
    ClockOverride clock(1'700'000'000'000'000);
    CookieOptions options;
    options.expires = DateTime{1'700'000'100'000'000};
    EXPECT_EQ(render_set_cookie("a", "1", options),
              "a=1; expires=Tue, 14 Nov 2023 22:15:00 GMT; Max-Age=100; Path=/");
}

TEST(SetCookie, every_text_comes_back_from_parse_cookies) {
    for (std::string value : {"plain", "two words", "a;b,c", "quote\" and \\", "caffè",
                              "日本語 ☕ 🎉", "\x01\x1f\x7f", "", "=a==", "\\073"}) {
        std::string line = render_set_cookie("n", value, {});
        std::string sent = line.substr(0, line.find("; Path"));
        EXPECT_EQ(parse_cookies(sent).str("n"), value) << sent;
    }
}

TEST(SetCookie, refuses_what_would_break_the_header) {
    EXPECT_THROW(render_set_cookie("a b", "1", {}), InvalidHeader);
    EXPECT_THROW(render_set_cookie("", "1", {}), InvalidHeader);
    EXPECT_THROW(render_set_cookie("a", "1", {.path = "/; Secure"}), InvalidHeader);
    EXPECT_THROW(render_set_cookie("a", "1", {.domain = "x\r\n"}), InvalidHeader);
    try {
        render_set_cookie("a", "1", {.samesite = "maybe"});
        FAIL();
    } catch (const InvalidHeader& error) {
        EXPECT_STREQ(error.what(), "samesite must be \"lax\", \"none\", or \"strict\".");
    }
}

}  // namespace
}  // namespace cadenza
