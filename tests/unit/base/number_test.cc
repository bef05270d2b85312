#include "cadenza/base/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace cadenza {
namespace {

TEST(Number, double_repr_is_that_of_python) {
    const std::pair<double, const char*> cases[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {3.0, "3.0"},
        {0.1, "0.1"},
        {1e22, "1e+22"},
        {1e-7, "1e-07"},
        {1e16, "1e+16"},
        {1e15, "1000000000000000.0"},
        {1e-4, "0.0001"},
        {1e-5, "1e-05"},
        {5e-324, "5e-324"},
        {1.5e300, "1.5e+300"},
        {1e100, "1e+100"},
        {123456789.123456789, "123456789.12345679"},
        {9007199254740993.0, "9007199254740992.0"},
        {HUGE_VAL, "inf"},
        {-HUGE_VAL, "-inf"},
        {std::numeric_limits<double>::quiet_NaN(), "nan"},
    };
    for (const auto& [number, text] : cases) EXPECT_EQ(double_repr(number), text);
}

TEST(Number, parse_float_reads_what_python_reads) {
    EXPECT_EQ(parse_float(" 1.5 "), 1.5);
    EXPECT_EQ(parse_float("1_0.5"), 10.5);
    EXPECT_EQ(parse_float("١.٥"), 1.5);
    EXPECT_EQ(parse_float("-.5e1"), -5.0);
    EXPECT_EQ(parse_float("+5."), 5.0);
    EXPECT_EQ(parse_float("-Infinity"), -HUGE_VAL);
    EXPECT_TRUE(std::isnan(*parse_float("NaN")));
    EXPECT_EQ(parse_float("1e400"), HUGE_VAL);
    EXPECT_EQ(parse_float("-1e99999999999999999999999"), -HUGE_VAL);
    EXPECT_EQ(parse_float("0e99999999999999999999999"), 0.0);
    EXPECT_EQ(parse_float("1e-99999999999999999999999"), 0.0);
    for (const char* text :
         {"", " ", "1,5", "1__0", "_1", "1_", "1e", "e5", ".", "0x10", "1 2", "infinit", "--1"}) {
        EXPECT_FALSE(parse_float(text)) << text;
    }
}

TEST(Number, parse_integer_reads_what_python_reads) {
    EXPECT_EQ(parse_integer(" +7 ")->as_int(), 7);
    EXPECT_EQ(parse_integer("-1_000")->as_int(), -1000);
    EXPECT_EQ(parse_integer("007")->as_int(), 7);
    EXPECT_EQ(parse_integer("-0")->as_int(), 0);
    EXPECT_EQ(parse_integer("١٢")->as_int(), 12);
    EXPECT_EQ(parse_integer("99999999999999999999")->kind(), Value::Kind::BigInt);
    EXPECT_EQ(parse_integer("-9223372036854775808")->as_int(),
              std::numeric_limits<std::int64_t>::min());
    EXPECT_FALSE(parse_integer(std::string(4'301, '1')));
    for (const char* text : {"", "7.0", "1e3", "0x10", "- 7", "+", "1__0", "_1"}) {
        EXPECT_FALSE(parse_integer(text)) << text;
    }
}

TEST(Number, ascii_digits_leaves_everything_else) {
    EXPECT_EQ(ascii_digits("a٣é９\xff"), "a3é9\xff");
}

}  // namespace
}  // namespace cadenza
