#include "cadenza/db/types/stored_time.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cadenza::db {
namespace {

template <class T>
std::string written(const T& value) {
    char out[kStoredDateTimeSize];
    return {out, write_stored(out, value)};
}

DateTime at(const char* iso) {
    return DateTime::parse(iso).value();
}

TEST(StoredTime, a_fraction_is_written_only_where_there_is_one) {
    EXPECT_EQ(written(at("2024-02-09T01:02:03.456789Z")), "2024-02-09 01:02:03.456789");
    EXPECT_EQ(written(at("2024-02-09T01:02:03.000001Z")), "2024-02-09 01:02:03.000001");
    EXPECT_EQ(written(at("2024-02-09T01:02:03Z")), "2024-02-09 01:02:03");
    EXPECT_EQ(written(Time::of(7, 8, 9)), "07:08:09");
    EXPECT_EQ(written(Time::of(23, 59, 59, 999'999)), "23:59:59.999999");
    EXPECT_EQ(written(Date{2024, 2, 29}), "2024-02-29");
}

TEST(StoredTime, aware_times_are_written_in_utc_and_naive_ones_as_they_are) {
    EXPECT_EQ(written(at("2024-01-01T00:30:00+02:00")), "2023-12-31 22:30:00");
    EXPECT_EQ(written(at("2024-01-01T00:30:00")), "2024-01-01 00:30:00");
}

TEST(StoredTime, the_first_and_the_last_moment_are_written_and_none_beyond) {
    EXPECT_EQ(written(at("0001-01-01T00:00:00Z")), "0001-01-01 00:00:00");
    EXPECT_EQ(written(at("9999-12-31T23:59:59.999999Z")), "9999-12-31 23:59:59.999999");
    EXPECT_EQ(written(at("9999-12-31T23:59:59.999999Z") + Duration(1)), "");
    EXPECT_EQ(written(at("0001-01-01T00:00:00Z") - Duration(1)), "");
    EXPECT_EQ(written(at("1969-12-31T23:59:59.999999Z")), "1969-12-31 23:59:59.999999");
}

TEST(StoredTime, every_day_of_eight_centuries_reads_back) {
    for (std::int64_t day = -150'000; day < 150'000; ++day) {
        const DateTime moment{day * 86'400'000'000 + 45'296'000'007, 0, true};
        const std::string text = written(moment);
        const auto parsed = parse_stored_datetime(text);
        ASSERT_TRUE(parsed.has_value()) << text;
        ASSERT_EQ(parsed->microseconds, moment.microseconds) << text;
        ASSERT_EQ(text.substr(0, 10), Date::from_days(day).str());
    }
}

TEST(StoredTime, what_other_programs_wrote_is_read_too) {
    const DateTime moment = at("2024-02-09T01:02:03Z");
    for (const char* text :
         {"2024-02-09 01:02:03", "2024-02-09T01:02:03", "2024-02-09 01:02:03.000000",
          "2024-02-09 01:02:03+00:00", "2024-02-09T01:02:03Z", "2024-02-09 03:02:03+02:00"}) {
        const auto parsed = parse_stored_datetime(text);
        ASSERT_TRUE(parsed.has_value()) << text;
        EXPECT_EQ(parsed->microseconds, moment.microseconds) << text;
        EXPECT_TRUE(parsed->aware) << text;
        EXPECT_EQ(parsed->utc_offset, 0) << text;
    }
    EXPECT_EQ(parse_stored_datetime("2024-02-09")->str(), "2024-02-09T00:00:00+00:00");
    EXPECT_EQ(parse_stored_datetime("2024-02-09 01:02:03.4")->str(),
              "2024-02-09T01:02:03.400000+00:00");
    EXPECT_EQ(parse_stored_date("2024-02-09 01:02:03")->str(), "2024-02-09");
    EXPECT_EQ(parse_stored_time("01:02")->str(), "01:02:00");
}

TEST(StoredTime, what_is_no_time_is_refused) {
    for (const char* text :
         {"", "x", "2024-02-30 00:00:00", "2023-02-29", "2024-13-01 00:00:00", "2024-00-01",
          "2024-01-00", "0000-01-01", "2024-02-09 24:00:00", "2024-02-09 00:60:00",
          "2024-02-09 00:00:60", "2024-02-09 00:00:00.12345x", "2024-02-0a 00:00:00",
          "2024/02/09 00:00:00"}) {
        EXPECT_FALSE(parse_stored_datetime(text).has_value()) << text;
    }
    for (const char* text : {"", "2024-02-30", "2024-02-09x", "2024-02-09 nonsense"}) {
        EXPECT_FALSE(parse_stored_date(text).has_value()) << text;
    }
    for (const char* text : {"", "24:00:00", "1:2:3:4", "00:00:61", "ab:cd:ef"}) {
        EXPECT_FALSE(parse_stored_time(text).has_value()) << text;
    }
}

TEST(StoredTime, every_prefix_of_a_time_is_read_or_refused_without_harm) {
    const std::string full = "2024-02-09 01:02:03.456789";
    for (std::size_t size = 0; size <= full.size(); ++size) {
        const std::vector<char> exact(full.begin(),
                                      full.begin() + static_cast<std::ptrdiff_t>(size));
        parse_stored_datetime({exact.data(), exact.size()});
        parse_stored_date({exact.data(), exact.size()});
        parse_stored_time({exact.data(), exact.size()});
    }
}

}  // namespace
}  // namespace cadenza::db
