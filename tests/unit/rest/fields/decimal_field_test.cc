#include "cadenza/rest/fields/decimal_field.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static DecimalField price() { return DecimalField{max_digits = 5, decimal_places = 2}; }
    static DecimalField number() {
        return DecimalField{max_digits = 5, decimal_places = 2, coerce_to_string = false};
    }
    static DecimalField normal() {
        return DecimalField{max_digits = 5, decimal_places = 2, normalize_output = true};
    }
    static DecimalField nullable() {
        return DecimalField{max_digits = 5, decimal_places = 2, allow_null = true};
    }
    static DecimalField rounded(Rounding mode) {
        return DecimalField{max_digits = 5, decimal_places = 2, rounding = mode};
    }
};

std::string price_of(const Value& data) {
    V::DecimalField field = In::price();
    const std::string checked = check(field, &data);
    return checked;
}

TEST(DecimalField, counts_digits_as_the_number_is_written) {
    EXPECT_EQ(check(In::price(), Value("1234.56")),
              R"(! ["Ensure that there are no more than 5 digits in total."])");
    EXPECT_EQ(check(In::price(), Value("1.234")),
              R"(! ["Ensure that there are no more than 2 decimal places."])");
    EXPECT_EQ(check(In::price(), Value("1234")),
              R"(! ["Ensure that there are no more than 3 digits before the decimal point."])");
    EXPECT_EQ(check(In::price(), Value("1e-3")),
              R"(! ["Ensure that there are no more than 2 decimal places."])");
    EXPECT_EQ(check(In::price(), Value("1E+5")),
              R"(! ["Ensure that there are no more than 5 digits in total."])");
}

TEST(DecimalField, refuses_what_is_no_finite_number) {
    for (const Value& wrong : {Value("x"), Value("NaN"), Value("sNaN"), Value("-inf"), Value(true),
                               Value(List()), Value("1,5"), Value("")})
        EXPECT_EQ(price_of(wrong), R"(! ["A valid number is required."])") << wrong.repr();
    EXPECT_EQ(price_of(Value(std::string(1001, '1'))), R"(! ["String value too large."])");
    EXPECT_EQ(check(V::DecimalField{}, Value("1e999999999")), R"(! ["String value too large."])");
}

TEST(DecimalField, pads_to_its_places_and_keeps_the_sign_of_zero) {
    EXPECT_EQ(shown(In::price(), Value(Decimal(12))), R"("12.00")");
    EXPECT_EQ(shown(In::price(), Value("1.1")), R"("1.10")");
    EXPECT_EQ(shown(In::price(), Value(*Decimal::parse("-0"))), R"("-0.00")");
    EXPECT_EQ(shown(In::number(), Value(*Decimal::parse("1.10"))), "1.1");
    EXPECT_EQ(shown(In::normal(), Value(*Decimal::parse("1.50"))), R"("1.5")");
}

TEST(DecimalField, rounds_what_it_shows_as_told) {
    const Value value(*Decimal::parse("2.675"));
    EXPECT_EQ(shown(In::rounded(Rounding::HalfUp), value), R"("2.68")");
    EXPECT_EQ(shown(In::rounded(Rounding::Down), value), R"("2.67")");
}

TEST(DecimalField, understands_an_empty_text_as_null_where_it_may) {
    EXPECT_EQ(check(In::nullable(), Value("  ")), "null");
}

}  // namespace
