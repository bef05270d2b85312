#include "cadenza/http/headers.h"

#include <gtest/gtest.h>

#include <string>

#include "cadenza/http/exceptions.h"

namespace cadenza {
namespace {

std::string all(const Headers& headers) {
    std::string text;
    for (const auto& [name, value] : headers)
        text.append(name).append("=").append(value).append(";");
    return text;
}

TEST(Headers, names_match_without_regard_to_case_and_order_is_kept) {
    Headers headers{{"Content-Type", "text/plain"}, {"X-B", "1"}};
    headers.set("content-TYPE", "text/html");
    EXPECT_EQ(headers.get("CONTENT-type"), "text/html");
    EXPECT_EQ(all(headers), "content-TYPE=text/html;X-B=1;");
    EXPECT_EQ(headers.get("X-C", "none"), "none");
    EXPECT_EQ(headers["X-C"], "");
}

TEST(Headers, similar_bytes_are_not_the_same_name) {
    EXPECT_FALSE(same_header_name("x@", "x`"));
    EXPECT_FALSE(same_header_name("a[", "a{"));
    EXPECT_TRUE(same_header_name("aZ-9", "Az-9"));
    EXPECT_FALSE(same_header_name("a", "ab"));
}

TEST(Headers, append_adds_lines_and_set_replaces_them_all) {
    Headers headers;
    headers.append("Set-Cookie", "a=1");
    headers.append("X", "y");
    headers.append("set-cookie", "b=2");
    EXPECT_EQ(headers.getall("Set-Cookie"), (std::vector<std::string_view>{"a=1", "b=2"}));
    headers.set("Set-Cookie", "c=3");
    EXPECT_EQ(all(headers), "Set-Cookie=c=3;X=y;");
    EXPECT_TRUE(headers.erase("SET-COOKIE"));
    EXPECT_FALSE(headers.erase("SET-COOKIE"));
    EXPECT_EQ(headers.size(), 1u);
}

TEST(Headers, refuse_line_breaks_nul_and_malformed_names) {
    Headers headers;
    for (std::string value : {std::string("a\r\nSet-Cookie: x=1"), std::string("a\n"),
                              std::string("\r"), std::string("a\0b", 3)}) {
        EXPECT_THROW(headers.set("X", value), InvalidHeader);
        EXPECT_THROW(headers.append("X", value), InvalidHeader);
        EXPECT_THROW(headers.set_default("X", value), InvalidHeader);
        EXPECT_THROW(headers.borrow("X", value), InvalidHeader);
    }
    for (const char* name : {"", "a b", "a:", "a\r\n", "é", "a(b)"}) {
        EXPECT_THROW(headers.set(name, "v"), InvalidHeader) << name;
    }
    EXPECT_TRUE(headers.empty());
    try {
        headers.set("X-Name", "a\r\nb");
        FAIL();
    } catch (const InvalidHeader& error) {
        EXPECT_STREQ(
            error.what(),
            "The value of the header X-Name must not contain CR, LF or NUL, got \"a%0D%0Ab\"");
    }
}

TEST(Headers, copies_are_independent_and_moves_keep_the_text) {
    Headers moved;
    Headers copy;
    {
        std::string name = "X-Long-Header-Name-That-Is-Not-Small";
        Headers headers;
        headers.set(name, std::string(1000, 'v'));
        headers.set("B", "2");
        name = "overwritten overwritten overwritten";
        copy = headers;
        moved = std::move(headers);
    }
    EXPECT_EQ(moved.get("x-long-header-name-that-is-not-small").size(), 1000u);
    moved.set("B", "3");
    EXPECT_EQ(copy.get("B"), "2");
    EXPECT_EQ(copy.size(), 2u);
}

TEST(Headers, hold_more_than_fit_inside) {
    Headers headers;
    for (int i = 0; i < 40; ++i) headers.append("X-" + std::to_string(i), std::to_string(i));
    Headers moved = std::move(headers);
    headers = moved;
    ASSERT_EQ(moved.size(), 40u);
    ASSERT_EQ(headers.size(), 40u);
    for (int i = 0; i < 40; ++i) EXPECT_EQ(moved.get("x-" + std::to_string(i)), std::to_string(i));
    moved = Headers{{"A", "1"}};
    EXPECT_EQ(all(moved), "A=1;");
    moved.clear();
    moved.append("B", "2");
    EXPECT_EQ(all(moved), "B=2;");
}

TEST(Headers, set_default_keeps_what_is_there) {
    Headers headers{{"A", "1"}};
    headers.set_default("a", "2");
    headers.set_default("b", "2");
    const FixedHeader b("B", "3"), c("C", "4");
    headers.set_default(b);
    headers.set_default(c);
    EXPECT_EQ(all(headers), "A=1;b=2;C=4;");
    EXPECT_EQ(headers["c"].data(), c.value().data());
    EXPECT_THROW(FixedHeader("X", "a\nb"), InvalidHeader);
}

TEST(Headers, list_values_are_merged_once_each) {
    Headers headers;
    headers.add_to_list("Vary", "Accept, Cookie");
    headers.add_to_list("Vary", "cookie,Origin");
    EXPECT_EQ(headers["Vary"], "Accept, Cookie, Origin");
    headers.add_to_list("Vary", "*");
    EXPECT_EQ(headers["Vary"], "*");
}

}  // namespace
}  // namespace cadenza
