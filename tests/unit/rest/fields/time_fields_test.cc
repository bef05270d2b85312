#include "cadenza/rest/fields/time_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static DateTimeField formatted() {
        return DateTimeField{format = "%Y/%m/%d %H.%M",
                             input_formats = {"%d-%m-%Y %H:%M", "iso-8601"}};
    }
    static DateField german() {
        return DateField{format = "%d.%m.%Y", input_formats = {"%d.%m.%Y"}};
    }
    static DurationField range() {
        return DurationField{min_value = Duration::seconds(1), max_value = Duration::hours(1)};
    }
};

TEST(DateTimeField, keeps_moments_in_utc) {
    EXPECT_EQ(check(V::DateTimeField{}, Value("2020-02-29T12:30:45+02:00")),
              R"("2020-02-29T10:30:45Z")");
    EXPECT_EQ(check(V::DateTimeField{}, Value("2020-02-29 12:30")), R"("2020-02-29T12:30:00Z")");
    EXPECT_EQ(check(V::DateTimeField{}, Value("0001-01-01T00:00:00+01:00")),
              R"(! ["Datetime value out of range."])");
    EXPECT_EQ(check(V::DateTimeField{}, Value(Date{2020, 1, 1})),
              R"(! ["Expected a datetime but got a date."])");
}

TEST(DateTimeField, tells_which_formats_it_takes) {
    EXPECT_EQ(check(V::DateTimeField{}, Value(5)),
              R"(! ["Datetime has wrong format. Use one of these formats instead: )"
              R"(YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."])");
    EXPECT_EQ(
        check(In::formatted(), Value("x")),
        R"(! ["Datetime has wrong format. Use one of these formats instead: DD-MM-YYYY hh:mm, )"
        R"(YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."])");
}

TEST(DateTimeField, writes_its_format) {
    const Value moment(*DateTime::parse("2020-12-31T23:59:01.5Z"));
    EXPECT_EQ(shown(V::DateTimeField{}, moment), R"("2020-12-31T23:59:01.500000Z")");
    EXPECT_EQ(shown(In::formatted(), moment), R"("2020/12/31 23.59")");
}

TEST(DateField, reads_and_writes_its_formats) {
    EXPECT_EQ(check(V::DateField{}, Value("2020-2-9")), R"("2020-02-09")");
    EXPECT_EQ(check(In::german(), Value("29.02.2020")), R"("2020-02-29")");
    EXPECT_EQ(check(In::german(), Value("2020-02-29")),
              R"(! ["Date has wrong format. Use one of these formats instead: DD.MM.YYYY."])");
    EXPECT_EQ(shown(In::german(), Value(Date{2020, 2, 29})), R"("29.02.2020")");
    EXPECT_EQ(check(V::DateField{}, Value(DateTime::of(Date{2020, 1, 1}))),
              R"(! ["Expected a date but got a datetime."])");
}

TEST(TimeField, reads_and_writes_times) {
    EXPECT_EQ(check(V::TimeField{}, Value("1:2")), R"("01:02:00")");
    EXPECT_EQ(
        check(V::TimeField{}, Value("24:00")),
        R"(! ["Time has wrong format. Use one of these formats instead: hh:mm[:ss[.uuuuuu]]."])");
    EXPECT_EQ(shown(V::TimeField{}, Value(Time::of(12, 30, 45, 500000))), R"("12:30:45.500000")");
}

TEST(DurationField, reads_django_iso_and_seconds) {
    EXPECT_EQ(shown(V::DurationField{}, Value(Duration::days(3))), R"("3 00:00:00")");
    V::DurationField field;
    field.bind("value");
    for (const char* text : {"3 04:05:06", "P3DT4H5M6S", "3 days, 04:05:06"})
        EXPECT_EQ(field.to_internal_value(Value(text)).as_duration(),
                  Duration::days(3) + Duration::seconds(4 * 3600 + 5 * 60 + 6))
            << text;
    EXPECT_EQ(field.to_internal_value(Value(1.5)).as_duration(), Duration::milliseconds(1500));
}

TEST(DurationField, tells_a_wrong_format_from_a_number_that_is_too_large) {
    EXPECT_EQ(check(V::DurationField{}, Value("long")),
              R"(! ["Duration has wrong format. Use one of these formats instead: )"
              R"([DD] [HH:[MM:]]ss[.uuuuuu]."])");
    EXPECT_EQ(check(V::DurationField{}, Value("9999999999999 00:00:00")),
              R"(! ["The number of days must be between -106751991 and 106751991."])");
    EXPECT_EQ(check(In::range(), Value("0")),
              R"(! ["Ensure this value is greater than or equal to 0:00:01."])");
    EXPECT_EQ(check(In::range(), Value("01:00:01")),
              R"(! ["Ensure this value is less than or equal to 1:00:00."])");
}

}  // namespace
