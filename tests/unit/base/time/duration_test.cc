#include <gtest/gtest.h>

#include <limits>

#include "cadenza/base/datetime.h"

namespace cadenza {
namespace {

std::string parsed(std::string_view text) {
    bool overflow = false;
    auto duration = Duration::parse(text, &overflow);
    return duration ? duration->str() : overflow ? "overflow" : "none";
}

TEST(Duration, reads_the_three_forms_of_django) {
    const std::pair<const char*, const char*> cases[] = {{"01:02:03", "01:02:03"},
                                                         {"3 days, 04:05:06", "3 04:05:06"},
                                                         {"0:00:00.000001", "00:00:00.000001"},
                                                         {"1 day 00:00:01", "1 00:00:01"},
                                                         {"P3DT4H5M6S", "3 04:05:06"},
                                                         {"-PT1H", "-1 23:00:00"},
                                                         {"-1 00:00:01", "-1 00:00:01"},
                                                         {"-00:01:00", "-1 23:59:00"},
                                                         {"", "00:00:00"},
                                                         {"99:00:00", "4 03:00:00"},
                                                         {"15:30", "00:15:30"},
                                                         {"1:00:00,5", "01:00:00.500000"},
                                                         {"30", "00:00:30"},
                                                         {"P1.5D", "1 12:00:00"},
                                                         {"PT0.25H", "00:15:00"},
                                                         {"PT", "00:00:00"},
                                                         {"3 days", "3 00:00:00"},
                                                         {"٣٠", "00:00:30"},
                                                         {"-1 days +02:03:04", "-1 02:03:04"},
                                                         {"PT1,5S", "00:00:01.500000"}};
    for (const auto& [text, shown] : cases) EXPECT_EQ(parsed(text), shown) << text;
    for (const char* text : {"long", "P1W", "1:2:3:4", " 30", "30 ", "1..5", "P1H", "PT1D",
                             "PT1S1M", "--1", "1 day,"}) {
        EXPECT_EQ(parsed(text), "none") << text;
    }
}

TEST(Duration, tells_what_is_too_long_from_what_is_malformed) {
    EXPECT_EQ(parsed("9999999999999 00:00:00"), "overflow");
    EXPECT_EQ(parsed("P" + std::string(1'000, '9') + "D"), "overflow");
    EXPECT_EQ(parsed(std::string(100'000, '9')), "overflow");
    EXPECT_EQ(parsed("106751991 00:00:00"), "106751991 00:00:00");
}

TEST(Duration, writes_itself_in_each_way) {
    Duration d(-3'600'000'000);
    EXPECT_EQ(d.str(), "-1 23:00:00");
    EXPECT_EQ(d.iso(), "-P0DT01H00M00S");
    EXPECT_EQ(d.total_seconds(), "-3600.0");
    EXPECT_EQ(Duration(93'603'000'004).iso(), "P1DT02H00M03.000004S");
    EXPECT_EQ(Duration(93'603'000'004).total_seconds(), "93603.000004");
    EXPECT_EQ(Duration(-62'139'603'095'215'343).total_seconds(), "-62139603095.21534");
    Duration least(std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(least.iso(), "-P106751991DT04H00M54.775808S");
    EXPECT_EQ(least.str(), "-106751992 19:59:05.224192");
}

}  // namespace
}  // namespace cadenza
