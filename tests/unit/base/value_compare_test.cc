#include <gtest/gtest.h>

#include <limits>

#include "cadenza/base/value.h"

namespace cadenza {
namespace {

Value decimal(const char* text) {
    return *Decimal::parse(text);
}

TEST(ValueCompare, numbers_of_different_kinds_are_equal_as_in_python) {
    EXPECT_TRUE(Value(1) == Value(1.0));
    EXPECT_TRUE(Value(1) == Value(true));
    EXPECT_TRUE(Value(1) == decimal("1.00"));
    EXPECT_TRUE(Value(0.5) == decimal("0.5"));
    EXPECT_FALSE(Value(0.1) == decimal("0.1"));  // the double is a little more
    EXPECT_TRUE(Value::big_int("100000000000000000000") == Value(1e20));
    EXPECT_FALSE(Value(9'007'199'254'740'993) == Value(9'007'199'254'740'992.0));
    EXPECT_FALSE(Value(std::numeric_limits<double>::quiet_NaN()) ==
                 Value(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(Value(1) == Value("1"));
}

TEST(ValueCompare, dictionaries_are_equal_in_any_order_and_lists_in_one) {
    EXPECT_TRUE((Value{{"a", 1}, {"b", 2}} == Value{{"b", 2}, {"a", 1}}));
    EXPECT_FALSE((Value{{"a", 1}} == Value{{"a", 1}, {"b", 2}}));
    EXPECT_FALSE(Value::list({1, 2}) == Value::list({2, 1}));
    EXPECT_FALSE(Value("a") == Value::bytes("a"));
}

TEST(ValueCompare, aware_and_naive_times_differ) {
    DateTime aware, naive;
    naive.aware = false;
    EXPECT_FALSE(Value(aware) == Value(naive));
    EXPECT_EQ(Value::compare(aware, naive), std::partial_ordering::unordered);
}

TEST(ValueCompare, orders_values_of_comparable_kinds) {
    EXPECT_TRUE(Value::compare(1, 1.5) < 0);
    EXPECT_TRUE(Value::compare(decimal("2"), 1) > 0);
    EXPECT_TRUE(Value::compare(Value::big_int("99999999999999999999"), 1e300) < 0);
    EXPECT_TRUE(Value::compare("a", "b") < 0);
    EXPECT_TRUE(Value::compare(Date{2020, 1, 1}, Date{2019, 12, 31}) > 0);
    EXPECT_TRUE(Value::compare(Duration::days(1), Duration::hours(24)) == 0);
    EXPECT_EQ(Value::compare("a", 1), std::partial_ordering::unordered);
    EXPECT_EQ(Value::compare(List(), List()), std::partial_ordering::unordered);
}

}  // namespace
}  // namespace cadenza
