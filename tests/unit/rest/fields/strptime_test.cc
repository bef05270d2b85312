#include "cadenza/rest/fields/strptime.h"

#include <gtest/gtest.h>

namespace {
using cadenza::DateTime;
using cadenza::serializers::humanize_formats;
using cadenza::serializers::strptime;

std::string read(std::string_view text, std::string_view format) {
    const std::optional<DateTime> moment = strptime(text, format);
    return moment ? moment->str() : "no";
}

TEST(Strptime, reads_numbers_with_fewer_digits_where_the_rest_needs_them) {
    EXPECT_EQ(read("31-12-2020 23:59", "%d-%m-%Y %H:%M"), "2020-12-31T23:59:00");
    EXPECT_EQ(read("1-2-2020 3:4", "%d-%m-%Y %H:%M"), "2020-02-01T03:04:00");
    EXPECT_EQ(read("112020", "%d%m%Y"), "2020-01-01T00:00:00");
    EXPECT_EQ(read("29022020", "%d%m%Y"), "2020-02-29T00:00:00");
}

TEST(Strptime, knows_names_halves_fractions_and_zones) {
    EXPECT_EQ(read("Feb 9 2020 1:05 PM", "%b %d %Y %I:%M %p"), "2020-02-09T13:05:00");
    EXPECT_EQ(read("12:30 am", "%I:%M %p"), "1900-01-01T00:30:00");
    EXPECT_EQ(read("Saturday, 29 february 20", "%A, %d %B %y"), "2020-02-29T00:00:00");
    EXPECT_EQ(read("1.5", "%S.%f"), "1900-01-01T00:00:01.500000");
    EXPECT_EQ(read("2020-060", "%Y-%j"), "2020-02-29T00:00:00");
    EXPECT_EQ(read("2020 +0200", "%Y %z"), "2020-01-01T00:00:00+02:00");
    EXPECT_EQ(read("2020 Z", "%Y %z"), "2020-01-01T00:00:00+00:00");
}

TEST(Strptime, refuses_what_does_not_match_or_does_not_exist) {
    for (const char* text : {"", "x", "30-02-2020", "32-01-2020", "29-02-2019", "29-02-2020 "})
        EXPECT_EQ(read(text, "%d-%m-%Y"), "no") << text;
    EXPECT_EQ(read("2019-366", "%Y-%j"), "no");
    EXPECT_EQ(read("20", "%Y"), "no");
    EXPECT_EQ(read("a  b", "a b"), "1900-01-01T00:00:00");
}

TEST(Strptime, does_not_run_away_with_hostile_formats) {
    EXPECT_EQ(read(std::string(2000, '1') + "x", "%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d%d"), "no");
}

TEST(HumanizeFormats, spells_formats_for_people) {
    const std::string formats[] = {"%d-%m-%Y %H:%M", "iso-8601", "%b %y %p"};
    EXPECT_EQ(humanize_formats(formats, "ISO"), "DD-MM-YYYY hh:mm, ISO, [Jan-Dec] YY [AM|PM]");
}

}  // namespace
