#include "cadenza/validation/validator.h"

#include <gtest/gtest.h>

#include "cadenza/validation/validators.h"
#include "unit/validation/check.h"

namespace cadenza {
namespace {

std::optional<ValidationMessage> validate_even(const Value& value) {
    if (value.is_int() && value.as_int() % 2 == 0) return std::nullopt;
    return ValidationMessage{value.str() + " is not even", "odd"};
}

TEST(Validator, is_made_of_functions_and_rules) {
    std::vector<Validator> validators = {validate_even, validate_slug, MaxValueValidator(10)};
    EXPECT_EQ(check(validators[0], 3), "3 is not even [odd]");
    EXPECT_EQ(check(validators[0], 4), "ok");
    EXPECT_EQ(check(validators[2], 11),
              "Ensure this value is less than or equal to 10. [max_value]");
}

TEST(Validator, describes_itself_as_an_expression) {
    EXPECT_EQ(Validator(validate_slug).describe(), "validate_slug");
    EXPECT_EQ(Validator(validate_even).describe(), "");
    EXPECT_EQ(Validator::named("api::validate_even", validate_even).describe(),
              "api::validate_even");
    EXPECT_EQ(Validator(MinLengthValidator(2)).describe(), "MinLengthValidator(2)");
}

TEST(Validator, equal_ones_check_the_same) {
    EXPECT_EQ(Validator(MinValueValidator(1)), Validator(MinValueValidator(1)));
    EXPECT_FALSE(Validator(MinValueValidator(1)) == Validator(MinValueValidator(2)));
    EXPECT_FALSE(Validator(MinValueValidator(1)) == Validator(MaxValueValidator(1)));
    EXPECT_EQ(Validator(validate_even), Validator(validate_even));
    EXPECT_FALSE(Validator(validate_even) == Validator(validate_slug));
    auto now = [] { return Value(DateTime::now()); };
    Validator until_now = MaxValueValidator(+now);
    EXPECT_EQ(until_now, Validator(until_now));
    EXPECT_FALSE(until_now == Validator(MaxValueValidator(+now)));  // no description to compare
}

TEST(Validator, shows_the_rule_inside) {
    Validator validator = MaxLengthValidator(5);
    ASSERT_NE(validator.as<MaxLengthValidator>(), nullptr);
    EXPECT_EQ(validator.as<MaxLengthValidator>()->limit_value().as_int(), 5);
    EXPECT_EQ(validator.as<MinLengthValidator>(), nullptr);
}

}  // namespace
}  // namespace cadenza
