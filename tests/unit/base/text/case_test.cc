#include "cadenza/base/text/case.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Case, maps_letters_of_many_scripts) {
    EXPECT_EQ(to_lower("ÀÉ ΣΩ ДЖ ĀĂ Ǆ ＡＺ"), "àé σω дж āă ǆ ａｚ");
    EXPECT_EQ(to_upper("àé σω дж āă ÿ"), "ÀÉ ΣΩ ДЖ ĀĂ Ÿ");
    EXPECT_EQ(casefold("Straße ΣςσK"), "strasse σσσk");
    EXPECT_EQ(to_lower("\xff ABC"), "\xff abc");
    EXPECT_EQ(ascii_lower("ABCÉ"), "abcÉ");
    EXPECT_TRUE(ascii_iequals("Content-Type", "content-TYPE"));
    EXPECT_FALSE(ascii_iequals("é", "É"));
    EXPECT_FALSE(ascii_iequals("a", "ab"));
}

TEST(Case, classifies_code_points) {
    EXPECT_TRUE(is_word(U'é'));
    EXPECT_TRUE(is_word(U'٣'));
    EXPECT_TRUE(is_word(U'例'));
    EXPECT_FALSE(is_word(U'-'));
    EXPECT_FALSE(is_word(U'\u0301'));
    EXPECT_EQ(decimal_digit(U'٣'), 3);
    EXPECT_EQ(decimal_digit(U'²'), -1);
    EXPECT_TRUE(is_space(U'\u2003'));
    EXPECT_FALSE(is_space(U'\u200b'));
}

TEST(Case, strip_takes_blanks_of_any_kind_off_both_ends) {
    EXPECT_EQ(strip(" \t\u2003x y\u00a0\n"), "x y");
    EXPECT_EQ(strip("  "), "");
    EXPECT_EQ(strip(""), "");
    EXPECT_EQ(strip("é"), "é");
    EXPECT_EQ(strip("x\x80"), "x\x80");
}

TEST(Case, slugify_is_that_of_django) {
    EXPECT_EQ(slugify(" Héllo, Wörld! "), "hello-world");
    EXPECT_EQ(slugify("ﬁne ½ Ⅷ"), "fine-12-viii");
    EXPECT_EQ(slugify("__a_b--"), "a_b");
    EXPECT_EQ(slugify("спам"), "");
    EXPECT_EQ(slugify("Спам İ", true), "спам-İ");
    EXPECT_EQ(to_ascii("Łódź ½ é"), "odz 12 e");
}

}  // namespace
}  // namespace cadenza
