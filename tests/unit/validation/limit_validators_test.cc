#include "cadenza/validation/limit_validators.h"

#include <gtest/gtest.h>

#include "unit/validation/check.h"

namespace cadenza {
namespace {

Value limit_of_the_day() {
    return 3;
}

TEST(LimitValidators, compare_values_of_any_kind) {
    EXPECT_EQ(check(MinValueValidator(0), 0), "ok");
    EXPECT_EQ(MinValueValidator(0).describe(), "MinValueValidator(0)");
    EXPECT_EQ(check(MinValueValidator(1), 0),
              "Ensure this value is greater than or equal to 1. [min_value]");
    EXPECT_EQ(check(MinValueValidator(-1.5), -1.51),
              "Ensure this value is greater than or equal to -1.5. [min_value]");
    EXPECT_EQ(check(MaxValueValidator(*Decimal::parse("100")), *Decimal::parse("100.01")),
              "Ensure this value is less than or equal to 100. [max_value]");
    EXPECT_EQ(check(MinValueValidator(Duration::seconds(1)), Duration()),
              "Ensure this value is greater than or equal to 0:00:01. [min_value]");
    EXPECT_EQ(check(MaxValueValidator(Date{2020, 1, 1}), Date{2020, 1, 1}), "ok");
    EXPECT_EQ(check(MaxValueValidator(9), Value::big_int("99999999999999999999")),
              "Ensure this value is less than or equal to 9. [max_value]");
    EXPECT_EQ(check(MaxValueValidator(9), "text"), "ok");  // not comparable: another check's matter
}

TEST(LimitValidators, count_characters_and_choose_the_plural) {
    EXPECT_EQ(check(MinLengthValidator(2), "é"),
              "Ensure this value has at least 2 characters (it has 1). [min_length]");
    EXPECT_EQ(check(MaxLengthValidator(1), "é€"),
              "Ensure this value has at most 1 character (it has 2). [max_length]");
    EXPECT_EQ(check(MaxLengthValidator(2), "é€"), "ok");
    EXPECT_EQ(check(MaxLengthValidator(0), ""), "ok");
    EXPECT_EQ(check(MaxLengthValidator(1), List{1, 2}),
              "Ensure this value has at most 1 character (it has 2). [max_length]");
    EXPECT_EQ(check(MaxLengthValidator(1), nullptr), "ok");
}

TEST(LimitValidators, ask_a_function_for_the_limit_each_time) {
    EXPECT_EQ(check(MaxValueValidator(limit_of_the_day), 4),
              "Ensure this value is less than or equal to 3. [max_value]");
    EXPECT_EQ(MaxValueValidator(limit_of_the_day).describe(), "");
}

TEST(LimitValidators, take_a_message_with_parameters) {
    Validator validator =
        MaxLengthValidator(3, "%(value)s: %(show_value)d > %(limit_value)s, 100% %(other)s");
    EXPECT_EQ(check(validator, "four"), "four: 4 > 3, 100% %(other)s [max_length]");
    EXPECT_EQ(
        validator.describe(),
        "MaxLengthValidator(3, \"%(value)s: %(show_value)d > %(limit_value)s, 100% %(other)s\")");
}

TEST(LimitValidators, steps_are_multiples) {
    EXPECT_EQ(check(StepValueValidator(3), 10),
              "Ensure this value is a multiple of step size 3. [step_size]");
    EXPECT_EQ(check(StepValueValidator(3), 9), "ok");
    EXPECT_EQ(check(StepValueValidator(0.1), 0.3), "ok");
    EXPECT_EQ(check(StepValueValidator(0), 1),
              "Ensure this value is a multiple of step size 0. [step_size]");
}

TEST(LimitValidators, describe_limits_of_each_kind) {
    EXPECT_EQ(MinValueValidator(*Decimal::parse("1.10")).describe(),
              "MinValueValidator(*Decimal::parse(\"1.10\"))");
    EXPECT_EQ(MinValueValidator(Duration::seconds(1)).describe(),
              "MinValueValidator(Duration(1000000))");
    EXPECT_EQ(MinValueValidator(Date{2020, 2, 9}).describe(),
              "MinValueValidator(*Date::parse(\"2020-02-09\"))");
    EXPECT_EQ(MinValueValidator(1.0).describe(), "MinValueValidator(1.0)");
}

}  // namespace
}  // namespace cadenza
