#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/http/form.h"

namespace cadenza {
namespace {

std::string parsed(std::string_view text) {
    auto form = parse_query(text);
    if (!form) return form.error().message;
    std::string out;
    for (const auto& [name, values] : form->entries()) {
        out += name + "=[";
        for (const Value& value : values) out += value.str() + ",";
        out += "] ";
    }
    return out;
}

TEST(Query, repeated_names_keep_every_value_in_order) {
    EXPECT_EQ(parsed("a=1&b=2&a=3"), "a=[1,3,] b=[2,] ");
    EXPECT_EQ((*parse_query("a=1&a=2")).get("a"), "2");
}

TEST(Query, names_without_a_value_are_empty) {
    EXPECT_EQ(parsed("a&b=&=c&&"), "a=[,] b=[,] =[c,] ");
    EXPECT_EQ(parsed(""), "");
    EXPECT_EQ(parsed("&&"), "");
}

TEST(Query, plus_and_percent_are_decoded_after_splitting) {
    EXPECT_EQ(parsed("d=x+y%2Bz&%C3%A9=%F0%9F%98%80&e=%26%3D"), "d=[x y+z,] é=[😀,] e=[&=,] ");
    EXPECT_EQ(parsed("a=%zz%4"), "a=[%zz%4,] ");
    EXPECT_EQ(parsed("a=b?c=d;e"), "a=[b?c=d;e,] ");
}

TEST(Query, broken_utf8_is_replaced_and_raw_latin1_is_understood) {
    EXPECT_EQ(parsed("a=%ff%fe"), "a=[\xef\xbf\xbd\xef\xbf\xbd,] ");
    EXPECT_EQ(parsed("a=caff\xe8"), "a=[caffè,] ");
}

TEST(Query, the_number_of_fields_is_limited) {
    FormLimits limits;
    limits.fields = 3;
    EXPECT_TRUE(parse_query("a&b&c", limits));
    auto refused = parse_query("a&b&c&", limits);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, FormFault::Kind::TooManyFields);
    EXPECT_EQ(refused.error().message,
              "The number of GET/POST parameters exceeded settings.DATA_UPLOAD_MAX_NUMBER_FIELDS.");
    limits.fields = FormLimits::kUnlimited;
    EXPECT_TRUE(parse_query(std::string(5000, '&'), limits));
}

}  // namespace
}  // namespace cadenza
