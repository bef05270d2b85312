#include <gtest/gtest.h>

#include "cadenza/base/datetime.h"

namespace cadenza {
namespace {

std::string parsed(const char* text) {
    auto time = Time::parse(text);
    return time ? time->str() : "none";
}

TEST(Time, reads_what_django_reads) {
    EXPECT_EQ(parsed("12:30:45.5"), "12:30:45.500000");
    EXPECT_EQ(parsed("12:30"), "12:30:00");
    EXPECT_EQ(parsed("1:2"), "01:02:00");
    EXPECT_EQ(parsed("12:30:45Z"), "12:30:45");
    EXPECT_EQ(parsed("12:30:45+02:00"), "12:30:45");
    EXPECT_EQ(parsed("T123045"), "12:30:45");
    EXPECT_EQ(parsed("12:30:45,123456789"), "12:30:45.123456");
    for (const char* text : {"", "24:00", "12:60", "12:30:60", "noon", "12:30 ", "12:30:", "1",
                             "12:30:45.", "12-30"}) {
        EXPECT_EQ(parsed(text), "none") << text;
    }
}

TEST(Time, has_parts) {
    Time time = Time::of(23, 59, 58, 123'456);
    EXPECT_EQ(time.hour(), 23);
    EXPECT_EQ(time.minute(), 59);
    EXPECT_EQ(time.second(), 58);
    EXPECT_EQ(time.microsecond(), 123'456);
    EXPECT_LT(Time::of(1, 0), Time::of(1, 0, 0, 1));
}

}  // namespace
}  // namespace cadenza
