#include "cadenza/contrib/sessions/session_expiry.h"

#include <gtest/gtest.h>

#include <limits>

#include "cadenza/conf/session_settings.h"

namespace cadenza::sessions {
namespace {

const DateTime kThen = DateTime::of({2024, 1, 1});

TEST(SessionExpiry, the_entry_decides_and_the_settings_else) {
    const SessionSettings settings{.cookie_age = Duration::hours(1)};
    EXPECT_EQ(expiry_age(Value(), settings, kThen), 3600);
    EXPECT_EQ(expiry_age(0, settings, kThen), 3600);
    EXPECT_EQ(expiry_age(-5, settings, kThen), -5);
    EXPECT_EQ(expiry_age("no time", settings, kThen), 3600);
    EXPECT_EQ(expiry_age(Value::list({}), settings, kThen), 3600);
    EXPECT_EQ(expiry_age("2024-01-01T00:00:10+00:00", settings, kThen), 10);
    EXPECT_EQ(expiry_age("2024-01-01T02:00:10+02:00", settings, kThen), 10);
    EXPECT_EQ(expiry_age("2024-01-01T00:00:10.9", settings, kThen), 10) << "naive is UTC";
    EXPECT_EQ(expiry_age("2023-12-31T23:59:59.5+00:00", settings, kThen), -1) << "rounded down";
}

TEST(SessionExpiry, seconds_beyond_all_calendars_stay_in_range) {
    const SessionSettings settings;
    EXPECT_GT(expiry_date(std::numeric_limits<std::int64_t>::max(), settings, kThen), kThen);
    EXPECT_LT(expiry_date(std::numeric_limits<std::int64_t>::min(), settings, kThen), kThen);
}

}  // namespace
}  // namespace cadenza::sessions
