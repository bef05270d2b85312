#include "cadenza/rest/pagination.h"

#include <gtest/gtest.h>

#include "cadenza/http/response.h"
#include "cadenza/rest/cursor_pagination.h"

namespace cadenza {
namespace {

using internal::positive_int;
using internal::remove_query_param;
using internal::replace_query_param;

TEST(Pagination, reads_numbers_as_python_does) {
    EXPECT_EQ(positive_int("7", true), 7);
    EXPECT_EQ(positive_int("+2", true), 2);
    EXPECT_EQ(positive_int(" 2 ", true), 2);
    EXPECT_EQ(positive_int("100", true, 8), 8);
    EXPECT_EQ(positive_int("0", false), 0);
    for (const char* text : {"", "0", "-1", "1.0", "x", "+-1", "2x", "+"}) {
        EXPECT_EQ(positive_int(text, true), std::nullopt) << text;
    }
    EXPECT_GT(positive_int("9999999999999999999999", true).value_or(0), 1'000'000'000'000);
    EXPECT_EQ(positive_int("-9999999999999999999999", false), std::nullopt);
}

TEST(Pagination, links_keep_other_parameters_in_alphabetical_order) {
    const std::string url =
        "http://testserver/books/?status=published&page_size=3&page=2&x=%C3%A9%20%26";
    EXPECT_EQ(replace_query_param(url, "page", "3"),
              "http://testserver/books/?page=3&page_size=3&status=published&x=%C3%A9+%26");
    EXPECT_EQ(remove_query_param(url, "page"),
              "http://testserver/books/?page_size=3&status=published&x=%C3%A9+%26");
    EXPECT_EQ(replace_query_param("http://testserver/", "page", "2"), "http://testserver/?page=2");
    EXPECT_EQ(remove_query_param("http://testserver/?page=2", "page"), "http://testserver/");
    EXPECT_EQ(replace_query_param("/?a=1&a=2&b=", "c", "3"), "/?a=1&a=2&b=&c=3");
}

TEST(Cursor, is_encoded_as_in_drf) {
    const pagination::Cursor at{.position = "2020-06-09 12:00:00+00:00"};
    EXPECT_EQ(at.encode(), "cD0yMDIwLTA2LTA5KzEyJTNBMDAlM0EwMCUyQjAwJTNBMDA=");
    const pagination::Cursor back{.offset = 1, .reverse = true, .position = "x"};
    const auto decoded = pagination::Cursor::decode(back.encode(), 1000);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->offset, 1);
    EXPECT_TRUE(decoded->reverse);
    EXPECT_EQ(decoded->position, "x");
}

TEST(Cursor, what_is_none_is_refused_and_the_offset_is_cut) {
    for (const char* text : {"abc", "%%%", "bz14", "bz0tMQ=="}) {  // o=x, o=-1
        EXPECT_FALSE(pagination::Cursor::decode(text, 1000)) << text;
    }
    const pagination::Cursor far{.offset = 5000};
    EXPECT_EQ(pagination::Cursor::decode(far.encode(), 1000)->offset, 1000);
    EXPECT_TRUE(pagination::Cursor::decode("", 1000));
}

}  // namespace
}  // namespace cadenza
