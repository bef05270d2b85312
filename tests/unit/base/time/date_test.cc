#include <gtest/gtest.h>

#include "cadenza/base/datetime.h"

namespace cadenza {
namespace {

std::string parsed(const char* text) {
    auto date = Date::parse(text);
    return date ? date->str() : "none";
}

TEST(Date, reads_what_django_reads) {
    EXPECT_EQ(parsed("2020-02-29"), "2020-02-29");
    EXPECT_EQ(parsed("2020-2-9"), "2020-02-09");
    EXPECT_EQ(parsed("20200229"), "2020-02-29");
    EXPECT_EQ(parsed("2020-W06-5"), "2020-02-07");
    EXPECT_EQ(parsed("2020W06"), "2020-02-03");
    EXPECT_EQ(parsed("2020-W53-5"), "2021-01-01");
    EXPECT_EQ(parsed("٢٠٢٠-2-9"), "2020-02-09");
    for (const char* text :
         {"", "2021-02-29", "2020-13-01", "2020-00-01", "0000-01-01", "10000-01-01", " 2020-02-29",
          "2020-02-29 ", "2020-02-29\n", "02/29/2020", "2019-W53", "2020-W06-8", "2020-0229"}) {
        EXPECT_EQ(parsed(text), "none") << text;
    }
}

TEST(Date, counts_days_both_ways_over_the_whole_calendar) {
    std::int64_t first = Date{1, 1, 1}.days_since_epoch(),
                 last = Date{9999, 12, 31}.days_since_epoch();
    EXPECT_EQ(last - first + 1, 3'652'059);
    Date before = Date::from_days(first);
    for (std::int64_t day = first + 1; day <= last; day += 1) {
        Date date = Date::from_days(day);
        ASSERT_TRUE(Date::valid(date.year, date.month, date.day));
        ASSERT_EQ(date.days_since_epoch(), day);
        ASSERT_LT(before, date);
        before = date;
    }
    EXPECT_EQ(before, (Date{9999, 12, 31}));
}

TEST(Date, weekday_counts_from_monday) {
    EXPECT_EQ((Date{1970, 1, 1}.weekday()), 3);
    EXPECT_EQ((Date{2024, 2, 29}.weekday()), 3);
    EXPECT_EQ((Date{1, 1, 1}.weekday()), 0);
}

}  // namespace
}  // namespace cadenza
