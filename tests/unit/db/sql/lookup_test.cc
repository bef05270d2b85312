#include "cadenza/db/sql/lookup.h"

#include <gtest/gtest.h>

namespace cadenza::db {
namespace {

TEST(Lookup, names_are_those_of_django) {
    EXPECT_EQ(lookup_by_name("icontains"), Lookup::IContains);
    EXPECT_EQ(lookup_by_name("isnull"), Lookup::IsNull);
    EXPECT_EQ(lookup_by_name("iregex"), Lookup::IRegex);
    EXPECT_EQ(lookup_by_name("like"), std::nullopt);
    EXPECT_EQ(lookup_by_name(""), std::nullopt);
    for (int i = 0; i <= static_cast<int>(Lookup::IRegex); ++i) {
        EXPECT_EQ(lookup_by_name(lookup_name(static_cast<Lookup>(i))), static_cast<Lookup>(i));
    }
}

TEST(Lookup, a_pattern_escapes_what_like_understands) {
    EXPECT_EQ(like_pattern(Lookup::Contains, R"(50%_a\b)"), R"(%50\%\_a\\b%)");
    EXPECT_EQ(like_pattern(Lookup::IStartsWith, "ab"), "ab%");
    EXPECT_EQ(like_pattern(Lookup::EndsWith, "ab"), "%ab");
    EXPECT_EQ(like_pattern(Lookup::IExact, "a_b"), "a\\_b");
    EXPECT_EQ(like_pattern(Lookup::IContains, ""), "%%");
}

TEST(Lookup, patterns_are_told_from_comparisons) {
    EXPECT_TRUE(is_pattern(Lookup::IExact));
    EXPECT_TRUE(is_pattern(Lookup::EndsWith));
    EXPECT_FALSE(is_pattern(Lookup::Exact));
    EXPECT_FALSE(is_pattern(Lookup::Regex));
    EXPECT_FALSE(is_pattern(Lookup::In));
}

}  // namespace
}  // namespace cadenza::db
