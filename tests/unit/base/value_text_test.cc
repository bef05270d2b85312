#include <gtest/gtest.h>

#include "cadenza/base/value.h"

namespace cadenza {
namespace {

TEST(ValueText, str_is_that_of_python) {
    EXPECT_EQ(Value().str(), "None");
    EXPECT_EQ(Value(true).str(), "True");
    EXPECT_EQ(Value(1e22).str(), "1e+22");
    EXPECT_EQ(Value("é").str(), "é");
    EXPECT_EQ(Value(*DateTime::parse("2020-02-29T12:30:45.5+02:00")).str(),
              "2020-02-29 12:30:45.500000+02:00");
    EXPECT_EQ(Value(Duration::seconds(1)).str(), "0:00:01");
    EXPECT_EQ(Value(Duration::days(-1)).str(), "-1 day, 0:00:00");
    EXPECT_EQ(Value(Duration(93'603'000'004)).str(), "1 day, 2:00:03.000004");
}

TEST(ValueText, repr_shows_what_containers_hold) {
    Value value{{"a", Value::list({1, nullptr, "it's"})},
                {"d", *Decimal::parse("1.10")},
                {"b", Value::bytes("\x01\\")}};
    EXPECT_EQ(value.str(), R"({'a': [1, None, "it's"], 'd': Decimal('1.10'), 'b': b'\x01\\'})");
    EXPECT_EQ(Value(Date{2020, 2, 9}).repr(), "datetime.date(2020, 2, 9)");
    EXPECT_EQ(Value(Time::of(1, 2, 3)).repr(), "datetime.time(1, 2, 3)");
    EXPECT_EQ(Value(DateTime()).repr(),
              "datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)");
    MultiDict form;
    form.append("a", "1");
    form.append("a", "2");
    EXPECT_EQ(Value(form).str(), "<QueryDict: {'a': ['1', '2']}>");
}

TEST(ValueText, repr_escapes_what_cannot_be_printed) {
    EXPECT_EQ(Value("\n\r\t\\\x7f\u00a0\u200bé😀").repr(), R"('\n\r\t\\\x7f\xa0\u200bé😀')");
    EXPECT_EQ(Value("'\"").repr(), R"('\'"')");
}

}  // namespace
}  // namespace cadenza
