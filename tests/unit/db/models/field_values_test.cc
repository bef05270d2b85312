#include "cadenza/db/models/fields/field_values.h"

#include <gtest/gtest.h>

#include "cadenza/db/models/errors.h"

using namespace cadenza;
using db::FieldKind;

namespace {

Value native(FieldKind kind, const Value& value) {
    return internal::to_native(kind, value, "field");
}

std::string refusal(FieldKind kind, const Value& value) {
    try {
        return "became " + native(kind, value).str();
    } catch (const Error& error) {
        return error.message();
    }
}

TEST(FieldValues, convert_what_loses_nothing) {
    EXPECT_EQ(native(FieldKind::Integer, "12"), Value(12));
    EXPECT_EQ(native(FieldKind::Integer, true), Value(1));
    EXPECT_EQ(native(FieldKind::Integer, 3.9), Value(3));
    EXPECT_EQ(native(FieldKind::Float, "1.5"), Value(1.5));
    EXPECT_EQ(native(FieldKind::Boolean, "t"), Value(true));
    EXPECT_EQ(native(FieldKind::Boolean, 0), Value(false));
    EXPECT_EQ(native(FieldKind::Char, 5), Value("5"));
    EXPECT_EQ(native(FieldKind::Date, "2024-02-29"), Value(Date{2024, 2, 29}));
    EXPECT_EQ(native(FieldKind::Time, "01:02").as_time().str(), "01:02:00");
    EXPECT_EQ(native(FieldKind::Duration, "00:01:00").as_duration().microseconds, 60'000'000);
    EXPECT_EQ(native(FieldKind::Uuid, "12345678123442348234123456789abc").as_uuid().hex(),
              "12345678123442348234123456789abc");
    EXPECT_EQ(native(FieldKind::Decimal, 2).as_decimal().str(), "2");
    EXPECT_TRUE(native(FieldKind::Integer, Value()).is_null());
}

TEST(FieldValues, moments_are_kept_in_utc) {
    const Value moment = native(FieldKind::DateTime, "2024-01-01T00:30:00+02:00");
    EXPECT_EQ(moment.as_datetime().iso(), "2023-12-31T22:30:00Z");
    EXPECT_EQ(native(FieldKind::DateTime, "2024-01-01 10:00").as_datetime().iso(),
              "2024-01-01T10:00:00Z");
}

TEST(FieldValues, refuse_the_rest_in_djangos_words) {
    EXPECT_EQ(refusal(FieldKind::Integer, "x"), "Field 'field' expected a number but got 'x'.");
    EXPECT_EQ(refusal(FieldKind::Integer, Value(List{})),
              "Field 'field' expected a number but got [].");
    EXPECT_EQ(refusal(FieldKind::Float, ""), "Field 'field' expected a number but got ''.");
    EXPECT_EQ(refusal(FieldKind::Boolean, "yes"), "“yes” value must be either True or False.");
    EXPECT_EQ(refusal(FieldKind::Decimal, "x"), "“x” value must be a decimal number.");
    EXPECT_EQ(refusal(FieldKind::Date, "2024-02-30"),
              "“2024-02-30” value has the correct format (YYYY-MM-DD) but it is an invalid date.");
    EXPECT_EQ(
        refusal(FieldKind::Time, "25:00"),
        "“25:00” value has the correct format (HH:MM[:ss[.uuuuuu]]) but it is an invalid time.");
    EXPECT_EQ(refusal(FieldKind::DateTime, "2024-01-01 25:00"),
              "“2024-01-01 25:00” value has the correct format (YYYY-MM-DD "
              "HH:MM[:ss[.uuuuuu]][TZ]) but it is an invalid date/time.");
    EXPECT_EQ(refusal(FieldKind::Date, "x"),
              "“x” value has an invalid date format. It must be in YYYY-MM-DD format.");
    EXPECT_EQ(refusal(FieldKind::Uuid, "x"), "“x” is not a valid UUID.");
}

TEST(FieldValues, columns_get_rounded_decimals_and_json_text) {
    db::FieldDefinition price("price", FieldKind::Decimal);
    price.max_digits = 6;
    price.decimal_places = 2;
    EXPECT_EQ(internal::to_column(price, FieldKind::Decimal, Value(*Decimal::parse("1.005"))),
              Value("1.00"));
    db::FieldDefinition data("data", FieldKind::Json);
    const Value json = internal::to_column(data, FieldKind::Json, Value{{"a", 1}});
    EXPECT_EQ(json.kind(), Value::Kind::Json);
    EXPECT_EQ(json.as_text(), "{\"a\":1}");
}

}  // namespace
