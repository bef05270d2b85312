#include "cadenza/base/decimal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace cadenza {
namespace {

Decimal D(const char* text) {
    return *Decimal::parse(text);
}

TEST(Decimal, keeps_the_exponent_that_it_was_written_with) {
    const std::pair<const char*, const char*> cases[] = {
        {"1.10", "1.10"},
        {"-0.00", "-0.00"},
        {"1E+5", "1E+5"},
        {"100e-2", "1.00"},
        {"0.000001", "0.000001"},
        {"0.0000001", "1E-7"},
        {"007", "7"},
        {" .5 ", "0.5"},
        {"5.", "5"},
        {"1_0", "10"},
        {"١.٥", "1.5"},
        {"-inf", "-Infinity"},
        {"nan", "NaN"},
        {"sNaN123", "NaN"},
        {"12345678901234567890.12", "12345678901234567890.12"}};
    for (const auto& [text, shown] : cases) EXPECT_EQ(D(text).str(), shown) << text;
}

TEST(Decimal, refuses_what_is_no_number) {
    for (const char* text : {"", "x", "1,5", "--1", "1e", "e5", ".", "1.2.3", "infinit", "nanx",
                             "1 2", "1e9999999999999999999"}) {
        EXPECT_FALSE(Decimal::parse(text)) << text;
    }
}

TEST(Decimal, fixed_has_no_exponent_unless_that_would_be_endless) {
    EXPECT_EQ(D("1E+5").fixed(), "100000");
    EXPECT_EQ(D("1.5E-10").fixed(), "0.00000000015");
    EXPECT_EQ(D("0E+5").fixed(), "0");
    EXPECT_EQ(D("-12.30").fixed(), "-12.30");
    EXPECT_EQ(D("1e999999999").fixed(), "1E+999999999");
    EXPECT_EQ(D("1e-999999999").fixed(), "1E-999999999");
}

TEST(Decimal, quantize_rounds_each_way) {
    using enum Rounding;
    struct Case {
        const char* number;
        int places;
        Rounding rounding;
        const char* result;
    };
    for (const Case& c : {Case{"2.675", 2, HalfEven, "2.68"},
                          {"2.665", 2, HalfEven, "2.66"},
                          {"-2.5", 0, HalfEven, "-2"},
                          {"-2.5", 0, HalfUp, "-3"},
                          {"2.5", 0, HalfDown, "2"},
                          {"2.51", 0, HalfDown, "3"},
                          {"2.01", 0, Up, "3"},
                          {"2.99", 0, Down, "2"},
                          {"-2.1", 0, Ceiling, "-2"},
                          {"-2.1", 0, Floor, "-3"},
                          {"2.1", 0, Ceiling, "3"},
                          {"2.51", 1, ZeroFiveUp, "2.6"},
                          {"2.61", 1, ZeroFiveUp, "2.6"},
                          {"9.99", 1, HalfEven, "10.0"},
                          {"1.5", 3, HalfEven, "1.500"},
                          {"0.001", 1, HalfEven, "0.0"},
                          {"0.5", 0, HalfUp, "1"},
                          {"15", -1, HalfEven, "2E+1"},
                          {"0", 2, HalfEven, "0.00"},
                          {"0.06", 0, Up, "1"}}) {
        EXPECT_EQ(D(c.number).quantize(c.places, c.rounding).str(), c.result) << c.number;
    }
    EXPECT_TRUE(D("1e999999").quantize(2).is_nan());
    EXPECT_TRUE(D("Infinity").quantize(2).is_infinite());
}

TEST(Decimal, compares_by_value_without_writing_out_zeros) {
    EXPECT_TRUE(D("1.0") == D("1"));
    EXPECT_TRUE(D("1e5") == D("100000"));
    EXPECT_TRUE(D("0") == D("-0.00"));
    EXPECT_TRUE(D("-5") > D("-6"));
    EXPECT_TRUE(D("1e-5") > D("0"));
    EXPECT_TRUE(D("9.9") < D("10"));
    EXPECT_TRUE(D("1e999999999") < D("Infinity"));
    EXPECT_TRUE(D("1e999999999999") > D("1e-999999999999"));
    EXPECT_TRUE(D("-Infinity") < D("-1e999"));
    EXPECT_FALSE(D("NaN") == D("NaN"));
    EXPECT_EQ(D("NaN") <=> D("1"), std::partial_ordering::unordered);
}

TEST(Decimal, converts_to_and_from_machine_numbers) {
    EXPECT_EQ(Decimal(std::numeric_limits<std::int64_t>::min()).str(), "-9223372036854775808");
    EXPECT_EQ(Decimal(-5).str(), "-5");
    EXPECT_EQ(Decimal::from_double(0.1).str(), "0.1");
    EXPECT_EQ(Decimal::from_double(1e22).str(), "1E+22");
    EXPECT_EQ(D("1.25").to_double(), 1.25);
    EXPECT_EQ(D("-1e400").to_double(), -HUGE_VAL);
    EXPECT_EQ(D("100e-2").to_int64(), 1);
    EXPECT_EQ(D("-9223372036854775808").to_int64(), std::numeric_limits<std::int64_t>::min());
    EXPECT_FALSE(D("9223372036854775808").to_int64());
    EXPECT_FALSE(D("1.5").to_int64());
    EXPECT_FALSE(D("1e99").to_int64());
    EXPECT_FALSE(D("NaN").to_int64());
}

TEST(Decimal, normalize_drops_zeros_at_the_end) {
    EXPECT_EQ(D("1.500").normalize().str(), "1.5");
    EXPECT_EQ(D("1500").normalize().str(), "1.5E+3");
    EXPECT_EQ(D("-0.00").normalize().str(), "-0");
}

}  // namespace
}  // namespace cadenza
