#include "cadenza/http/media_type.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(MediaType, reads_type_and_parameters_in_lower_case) {
    const MediaType type(" Application/JSON ; Indent=4; q=\"0.5\"");
    EXPECT_EQ(type.full_type(), "application/json");
    ASSERT_NE(type.parameter("indent"), nullptr);
    EXPECT_EQ(*type.parameter("indent"), "4");
    EXPECT_EQ(*type.parameter("q"), "0.5");
    EXPECT_EQ(type.parameter("version"), nullptr);
}

TEST(MediaType, precedence_grows_with_detail) {
    EXPECT_EQ(MediaType("*/*").precedence(), 0);
    EXPECT_EQ(MediaType("text/*").precedence(), 1);
    EXPECT_EQ(MediaType("text/html").precedence(), 2);
    EXPECT_EQ(MediaType("text/html;q=0.8").precedence(), 2);
    EXPECT_EQ(MediaType("text/html;level=1").precedence(), 3);
}

TEST(MediaType, wildcards_match_on_either_side) {
    EXPECT_TRUE(media_type_matches("application/json", "application/json; charset=utf-8"));
    EXPECT_TRUE(media_type_matches("application/json", "application/*"));
    EXPECT_TRUE(media_type_matches("*/*", "nonsense"));
    EXPECT_TRUE(media_type_matches("application/*", "application/anything"));
    EXPECT_FALSE(media_type_matches("application/json", "text/json"));
    EXPECT_FALSE(media_type_matches("application/json", ""));
    EXPECT_FALSE(media_type_matches("application/json", "json"));
}

TEST(MediaType, parameters_of_the_first_must_be_in_the_second) {
    EXPECT_FALSE(media_type_matches("application/json; version=1", "application/json"));
    EXPECT_TRUE(media_type_matches("application/json; version=1", "application/json; version=1"));
    EXPECT_TRUE(media_type_matches("application/json; q=1", "application/json"));
}

TEST(MediaType, accept_headers_are_split_outside_quotes) {
    const auto ranges = parse_accept("text/html;a=\"x,y\", */*;q=0.1,, application/json");
    ASSERT_EQ(ranges.size(), 3u);
    EXPECT_EQ(*ranges[0].parameter("a"), "x,y");
    EXPECT_EQ(ranges[2].full_type(), "application/json");
    EXPECT_EQ(parse_accept("").front().full_type(), "*/*");
    EXPECT_EQ(parse_accept(std::string(100'000, ',')).size(), 1u);
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "a/b,";
    EXPECT_EQ(parse_accept(many).size(), 100u) << "the rest is not read";
}

TEST(MediaType, accepts_is_true_if_one_range_matches) {
    EXPECT_TRUE(accepts("text/html, application/*", "application/json"));
    EXPECT_FALSE(accepts("text/html", "application/json"));
    EXPECT_TRUE(accepts("", "application/json"));
}

TEST(MediaType, knows_the_types_of_html_forms) {
    EXPECT_TRUE(is_form_media_type("multipart/form-data; boundary=x"));
    EXPECT_TRUE(is_form_media_type("application/x-www-form-urlencoded"));
    EXPECT_FALSE(is_form_media_type("application/json"));
    EXPECT_FALSE(is_form_media_type(""));
}

}  // namespace
}  // namespace cadenza
