#include "cadenza/validation/decimal_validator.h"

#include <gtest/gtest.h>

#include "unit/validation/check.h"

namespace cadenza {
namespace {

std::string check_decimal(int digits, int places, const char* number) {
    return check(DecimalValidator(digits, places), *Decimal::parse(number));
}

TEST(DecimalValidator, counts_digits_as_a_column_does) {
    EXPECT_EQ(check_decimal(5, 2, "123.45"), "ok");
    EXPECT_EQ(check_decimal(5, 2, "1234.56"),
              "Ensure that there are no more than 5 digits in total. [max_digits]");
    EXPECT_EQ(check_decimal(5, 2, "1.234"),
              "Ensure that there are no more than 2 decimal places. [max_decimal_places]");
    EXPECT_EQ(
        check_decimal(5, 2, "1234"),
        "Ensure that there are no more than 3 digits before the decimal point. [max_whole_digits]");
    EXPECT_EQ(
        check_decimal(2, 1, "12"),
        "Ensure that there are no more than 1 digit before the decimal point. [max_whole_digits]");
    EXPECT_EQ(check_decimal(1, 1, "0.12"),
              "Ensure that there are no more than 1 digit in total. [max_digits]");
    EXPECT_EQ(check_decimal(4, 1, "0.12"),
              "Ensure that there are no more than 1 decimal place. [max_decimal_places]");
    EXPECT_EQ(check_decimal(5, 2, "1E+5"),
              "Ensure that there are no more than 5 digits in total. [max_digits]");
    EXPECT_EQ(check_decimal(5, 2, "0E+50"), "ok");
    EXPECT_EQ(check_decimal(3, 3, "0.001"), "ok");
    EXPECT_EQ(check_decimal(5, 2, "1e999999999999"),
              "Ensure that there are no more than 5 digits in total. [max_digits]");
    EXPECT_EQ(check_decimal(5, 2, "1e-999999999999"),
              "Ensure that there are no more than 5 digits in total. [max_digits]");
}

TEST(DecimalValidator, refuses_what_is_no_finite_number) {
    EXPECT_EQ(check_decimal(5, 2, "NaN"), "Enter a number. [invalid]");
    EXPECT_EQ(check_decimal(5, 2, "-Infinity"), "Enter a number. [invalid]");
    EXPECT_EQ(check(DecimalValidator(5, 2), "x"), "Enter a number. [invalid]");
    EXPECT_EQ(check(DecimalValidator(5, 2), "1.5"), "ok");
    EXPECT_EQ(check(DecimalValidator(1, 0), 12),
              "Ensure that there are no more than 1 digit in total. [max_digits]");
}

TEST(DecimalValidator, either_limit_may_be_missing) {
    EXPECT_EQ(check(DecimalValidator(std::nullopt, 2), *Decimal::parse("123456789.12")), "ok");
    EXPECT_EQ(check(DecimalValidator(3, std::nullopt), *Decimal::parse("0.123")), "ok");
    EXPECT_EQ(DecimalValidator(std::nullopt, 2).describe(), "DecimalValidator(std::nullopt, 2)");
    EXPECT_EQ(DecimalValidator(5, 2), Validator(DecimalValidator(5, 2)));
}

}  // namespace
}  // namespace cadenza
