#include "cadenza/conf/convert.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "unit/conf/scoped_environment.h"

namespace cadenza::internal {
namespace {

TEST(Convert, flags_are_words_or_digits) {
    for (const char* text : {"1", "true", "YES", "On", " true "})
        EXPECT_TRUE(to_flag("F", text)) << text;
    for (const char* text : {"0", "False", "no", "off", ""})
        EXPECT_FALSE(to_flag("F", text)) << text;
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { to_flag("DEBUG", "maybe"); }),
              "the environment variable DEBUG is \"maybe\", but must be true or false (also 1, 0, "
              "yes, no, on, off)");
}

TEST(Convert, durations_have_units) {
    EXPECT_EQ(to_duration("D", "90s"), Duration::seconds(90));
    EXPECT_EQ(to_duration("D", "1.5h"), Duration::minutes(90));
    EXPECT_EQ(to_duration("D", "2d12h"), Duration::hours(60));
    EXPECT_EQ(to_duration("D", "500ms"), Duration::milliseconds(500));
    EXPECT_EQ(to_duration("D", "1w"), Duration::days(7));
    EXPECT_EQ(to_duration("D", "30"), Duration::seconds(30));
    EXPECT_EQ(to_duration("D", "PT5M"), Duration::minutes(5));
    EXPECT_EQ(to_duration("D", "01:00:00"), Duration::hours(1));
    for (const char* text : {"", "h", "5 parsecs", "1h-", "1..5h", "99999999999999999999d"}) {
        EXPECT_THROW((void)to_duration("D", text), ImproperlyConfigured) << text;
    }
}

TEST(Convert, numbers_are_refused_with_their_text_but_secrets_without) {
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { to_integer("PORT", "80a"); }),
              "the environment variable PORT is \"80a\", but must be an integer");
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { to_real("API_TOKEN", "hunter2"); }),
              "the environment variable API_TOKEN is \"…\", but must be a number");
    EXPECT_THROW((void)to_integer("N", "99999999999999999999"), ImproperlyConfigured);
    EXPECT_THROW((void)to_real("N", "inf"), ImproperlyConfigured);
}

}  // namespace
}  // namespace cadenza::internal
