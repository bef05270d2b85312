#include "cadenza/db/types/stored_decimal.h"

#include <gtest/gtest.h>

namespace cadenza::db {
namespace {

Decimal decimal(const char* text) {
    return Decimal::parse(text).value();
}

TEST(StoredDecimal, has_the_places_of_its_field) {
    EXPECT_EQ(write_stored(decimal("1.5"), 5, 2), "1.50");
    EXPECT_EQ(write_stored(decimal("1E+2"), 5, 2), "100.00");
    EXPECT_EQ(write_stored(decimal("-0.005"), 5, 2), "-0.00");
    EXPECT_EQ(write_stored(decimal("7"), 0, 0), "7");
}

TEST(StoredDecimal, is_rounded_half_to_even) {
    EXPECT_EQ(write_stored(decimal("0.125"), 5, 2), "0.12");
    EXPECT_EQ(write_stored(decimal("0.135"), 5, 2), "0.14");
}

TEST(StoredDecimal, too_many_digits_and_no_numbers_are_refused) {
    EXPECT_EQ(write_stored(decimal("1000"), 5, 2), std::nullopt);
    EXPECT_EQ(write_stored(decimal("999.995"), 5, 2), std::nullopt);
    EXPECT_EQ(write_stored(decimal("NaN"), 5, 2), std::nullopt);
    EXPECT_EQ(write_stored(decimal("Infinity"), 5, 2), std::nullopt);
}

TEST(StoredDecimal, a_double_gives_fifteen_true_digits) {
    EXPECT_EQ(decimal_from_stored(0.1 + 0.2, 2).str(), "0.30");
    EXPECT_EQ(decimal_from_stored(0.1 + 0.2).str(), "0.3");
    EXPECT_EQ(decimal_from_stored(123456789012.34, 2).str(), "123456789012.34");
    EXPECT_EQ(decimal_from_stored(-2.5, 0).str(), "-2");
}

}  // namespace
}  // namespace cadenza::db
