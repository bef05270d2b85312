#include "cadenza/middleware/regex_list.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::internal {
namespace {

TEST(RegexList, finds_anywhere_or_from_the_start) {
    const RegexList list("setting", {"b+", "^x$"});
    EXPECT_TRUE(list.any_in("abbc"));
    EXPECT_TRUE(list.any_in("x"));
    EXPECT_FALSE(list.any_in("xa"));
    EXPECT_FALSE(list.any_at_start_of("abbc"));
    EXPECT_TRUE(list.any_at_start_of("bac"));
    EXPECT_TRUE(list.any_at_start_of("x"));
    EXPECT_FALSE(list.any_at_start_of("xb"));
    EXPECT_FALSE(RegexList("setting", {}).any_at_start_of(""));
    EXPECT_TRUE(RegexList("setting", {"a|b"}).any_at_start_of("b"));
    EXPECT_FALSE(RegexList("setting", {"a|b"}).any_at_start_of("cb"));
}

TEST(RegexList, names_the_setting_of_a_broken_expression) {
    try {
        RegexList("cors.urls_regex", {"("});
        FAIL() << "accepted";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_NE(error.message().find("The setting cors.urls_regex has \"(\""), std::string::npos);
    }
}

}  // namespace
}  // namespace cadenza::internal
