#include "cadenza/validation/describe.h"

#include <gtest/gtest.h>

namespace cadenza::internal {
namespace {

TEST(Describe, quotes_text_as_cpp_does) {
    EXPECT_EQ(cpp_string("a\"b\\\n\x01"
                         "1é"),
              "\"a\\\"b\\\\\\n\\0011é\"");
    EXPECT_EQ(cpp_expression(Value()), "nullptr");
    EXPECT_EQ(cpp_expression(true), "true");
    EXPECT_EQ(cpp_expression(-3), "-3");
    EXPECT_EQ(cpp_expression(Value::big_int("99999999999999999999")),
              "Value::big_int(\"99999999999999999999\")");
    EXPECT_EQ(cpp_expression("x"), "\"x\"");
    EXPECT_EQ(cpp_expression(Time::of(1, 2)), "*Time::parse(\"01:02:00\")");
}

TEST(Describe, interpolates_known_names_only) {
    const std::pair<std::string_view, std::string> parameters[] = {{"a", "1"}, {"b", "%(a)s"}};
    EXPECT_EQ(interpolate("%(a)s %(a)d %(b)s %(c)s %(a)x 100% %(", parameters),
              "1 1 %(a)s %(c)s %(a)x 100% %(");
    EXPECT_EQ(interpolate("", parameters), "");
    EXPECT_EQ(interpolate("%(a)", parameters), "%(a)");
}

}  // namespace
}  // namespace cadenza::internal
