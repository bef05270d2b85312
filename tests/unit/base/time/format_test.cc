#include <gtest/gtest.h>

#include "cadenza/base/datetime.h"

namespace cadenza {
namespace {

TEST(DateTimeFormat, writes_the_letters_of_strftime) {
    DateTime when = *DateTime::parse("2020-02-09T13:04:05.000678+02:00");
    EXPECT_EQ(when.format("%Y/%m/%d %H.%M"), "2020/02/09 13.04");
    EXPECT_EQ(when.format("%a %A %b %B %e %y %j %f %I%p %z %Z %%"),
              "Sun Sunday Feb February  9 20 040 000678 01PM +0200 UTC+02:00 %");
    EXPECT_EQ(when.format("%u %w %U %W %G-W%V %c %x %X"),
              "7 0 06 05 2020-W06 Sun Feb  9 13:04:05 2020 02/09/20 13:04:05");
    EXPECT_EQ(when.format("%Q%"), "%Q%");
}

std::string parsed(const char* text, const char* pattern) {
    auto when = DateTime::parse_as(text, pattern);
    return when ? when->str() : "none";
}

TEST(DateTimeFormat, reads_the_letters_of_strptime) {
    EXPECT_EQ(parsed("31-12-2020 23:59", "%d-%m-%Y %H:%M"), "2020-12-31T23:59:00");
    EXPECT_EQ(parsed("29.02.2020", "%d.%m.%Y"), "2020-02-29T00:00:00");
    EXPECT_EQ(parsed("01 feb 20 3 pm", "%d %b %y %I %p"), "2020-02-01T15:00:00");
    EXPECT_EQ(parsed("Monday 05 March 2018", "%A %d %B %Y"), "2018-03-05T00:00:00");
    EXPECT_EQ(parsed("2020 366", "%Y %j"), "2020-12-31T00:00:00");
    EXPECT_EQ(parsed("12:5:7.25", "%H:%M:%S.%f"), "1900-01-01T12:05:07.250000");
    EXPECT_EQ(parsed("2020-01-01 +0230", "%Y-%m-%d %z"), "2020-01-01T00:00:00+02:30");
    EXPECT_EQ(parsed("100%", "%j%%"), "1900-04-10T00:00:00");
}

TEST(DateTimeFormat, refuses_what_does_not_fit_the_pattern) {
    EXPECT_EQ(parsed("2020-01-01x", "%Y-%m-%d"), "none");
    EXPECT_EQ(parsed("2020-01", "%Y-%m-%d"), "none");
    EXPECT_EQ(parsed("30 Feb 2020", "%d %b %Y"), "none");
    EXPECT_EQ(parsed("2021 366", "%Y %j"), "none");
    EXPECT_EQ(parsed("13 pm", "%I %p"), "none");
    EXPECT_EQ(parsed("x", "%Q"), "none");
}

}  // namespace
}  // namespace cadenza
