#include "cadenza/rest/fields/compare.h"

#include <gtest/gtest.h>

namespace {
using namespace cadenza;
using serializers::compare;

TEST(Compare, orders_numbers_of_different_kinds) {
    EXPECT_TRUE(compare(Value(1), Value(2.5)) < 0);
    EXPECT_TRUE(compare(Value::big_int("99999999999999999999"), Value(5)) > 0);
    EXPECT_TRUE(compare(Value(*Decimal::parse("100.01")), Value(100)) > 0);
    EXPECT_TRUE(compare(Value(*Decimal::parse("0.1")), Value(0.1)) == 0);
}

TEST(Compare, orders_values_of_one_kind) {
    EXPECT_TRUE(compare(Value(Duration::seconds(1)), Value(Duration::hours(1))) < 0);
    EXPECT_TRUE(compare(Value(Date{2020, 1, 2}), Value(Date{2020, 1, 1})) > 0);
    EXPECT_TRUE(compare(Value("a"), Value("b")) < 0);
}

TEST(Compare, finds_no_order_between_a_number_and_a_text) {
    EXPECT_EQ(compare(Value(1), Value("1")), std::partial_ordering::unordered);
}

}  // namespace
