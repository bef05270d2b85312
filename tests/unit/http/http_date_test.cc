#include "cadenza/http/http_date.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"

namespace cadenza {
namespace {

TEST(HttpDate, writes_the_form_of_rfc_9110) {
    EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(http_date(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
}

TEST(HttpDate, reads_all_three_forms) {
    ClockOverride clock(1'700'000'000'000'000);
    EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
    EXPECT_EQ(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), 784111777);
    EXPECT_EQ(parse_http_date("Sun Nov  6 08:49:37 1994"), 784111777);
    EXPECT_EQ(parse_http_date("Monday, 06-Nov-73 08:49:37 GMT"), 3277183777)
        << "2073 is within 50 years";
    EXPECT_EQ(parse_http_date("Monday, 06-Nov-74 08:49:37 GMT"), 152959777)
        << "2074 is not, so 1974";
}

TEST(HttpDate, refuses_everything_else) {
    for (const char* text :
         {"", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ", "06 Nov 1994",
          "Son, 06 Nov 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 0000 08:49:37 GMT"}) {
        EXPECT_FALSE(parse_http_date(text)) << text;
    }
}

TEST(HttpDate, every_written_date_is_read_back) {
    for (std::int64_t at = -2'000'000'000; at < 4'000'000'000; at += 97'654'321) {
        EXPECT_EQ(parse_http_date(http_date(at)), at) << http_date(at);
    }
}

}  // namespace
}  // namespace cadenza
