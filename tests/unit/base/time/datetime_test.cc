#include "cadenza/base/datetime.h"

#include <gtest/gtest.h>

#include <chrono>

namespace cadenza {
namespace {

std::string parsed(std::string_view text) {
    auto when = DateTime::parse(text);
    return when ? when->str() : "none";
}

TEST(DateTime, reads_what_django_reads) {
    EXPECT_EQ(parsed("2020-02-29T12:30:45Z"), "2020-02-29T12:30:45+00:00");
    EXPECT_EQ(parsed("2020-02-29 12:30"), "2020-02-29T12:30:00");
    EXPECT_EQ(parsed("2020-02-29T12:30:45.123456789-02:30"), "2020-02-29T12:30:45.123456-02:30");
    EXPECT_EQ(parsed("2020-02-29T12:30:45+02"), "2020-02-29T12:30:45+02:00");
    EXPECT_EQ(parsed("2020-2-9T1:30 +0200"), "2020-02-09T01:30:00+02:00");
    EXPECT_EQ(parsed("2020-02-29"), "2020-02-29T00:00:00");
    EXPECT_EQ(parsed("2020-02-29T12"), "2020-02-29T12:00:00");
    EXPECT_EQ(parsed("2020-02-29T12"), "2020-02-29T12:00:00");
    EXPECT_EQ(parsed("20200229T123045Z"), "2020-02-29T12:30:45+00:00");
    EXPECT_EQ(parsed("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00+00:00");
    EXPECT_EQ(parsed("9999-12-31T23:59:59.999999Z"), "9999-12-31T23:59:59.999999+00:00");
    EXPECT_EQ(parsed("2020-02-29T12:30:45+02:00:30"), "2020-02-29T12:30:45+02:00:30");
    for (const char* text :
         {"", "2020-02-29T12:30:45z", "2020-02-30T00:00:00Z", "2020-02-29T24:00:00Z",
          " 2020-02-29T12:30:45Z", "2020-02-29T12:30:45Z ", "0000-01-01T00:00:00Z",
          "2020-02-29T12:30:45+24:00", "2020-02-29T", "2020-02-29T12:30:45Zx"}) {
        EXPECT_EQ(parsed(text), "none") << text;
    }
}

TEST(DateTime, every_prefix_is_read_or_refused) {
    std::string_view text = "2020-02-29T12:30:45.123456+02:00";
    for (std::size_t i = 0; i <= text.size(); ++i) (void)parsed(text.substr(0, i));
    EXPECT_EQ(parsed(text), text);
}

TEST(DateTime, writes_itself_as_drf_does) {
    EXPECT_EQ(DateTime::of({2020, 2, 29}, Time::of(1, 2, 3)).iso(), "2020-02-29T01:02:03Z");
    EXPECT_EQ(DateTime::of({2020, 2, 29}, Time::of(1, 2, 3, 4)).iso(),
              "2020-02-29T01:02:03.000004Z");
    EXPECT_EQ(DateTime::naive({2020, 2, 29}).iso(), "2020-02-29T00:00:00");
    EXPECT_EQ(DateTime::parse("2020-01-02T03:04:05+02:00")->iso(), "2020-01-02T03:04:05+02:00");
    EXPECT_EQ(DateTime::parse("1969-12-31T23:59:59.999999Z")->iso(), "1969-12-31T23:59:59.999999Z");
}

TEST(DateTime, counts_instants_and_keeps_the_offset) {
    DateTime when = *DateTime::parse("2020-03-01T01:00:00+02:00");
    EXPECT_EQ(when, *DateTime::parse("2020-02-29T23:00:00Z"));
    EXPECT_EQ(when.date().str(), "2020-03-01");
    EXPECT_EQ(when.time().str(), "01:00:00");
    EXPECT_EQ(when.utc().iso(), "2020-02-29T23:00:00Z");
    EXPECT_EQ((when + Duration::hours(1)).iso(), "2020-03-01T02:00:00+02:00");
    EXPECT_EQ(when - *DateTime::parse("2020-02-29T22:00:00Z"), Duration::hours(1));
    EXPECT_LT(when - Duration(1), when);
}

TEST(DateTime, durations_come_from_chrono_too) {
    using namespace std::chrono_literals;
    Duration half_an_hour = 30min;
    EXPECT_EQ(half_an_hour, Duration::minutes(30));
    EXPECT_EQ(Duration(24h), Duration::days(1));
    EXPECT_EQ(Duration(1500ns).microseconds, 1);
}

}  // namespace
}  // namespace cadenza
