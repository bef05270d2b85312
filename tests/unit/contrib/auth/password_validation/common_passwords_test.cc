#include "cadenza/contrib/auth/password_validation/common_passwords.h"

#include <gtest/gtest.h>

namespace cadenza::auth::internal {
namespace {

TEST(CommonPasswords, finds_each_line_and_nothing_else) {
    constexpr std::string_view kLines = "\na\nab\nabc\nb\nzebra\n";
    for (const char* line : {"a", "ab", "abc", "b", "zebra"})
        EXPECT_TRUE(has_line(kLines, line)) << line;
    for (const char* line : {"", "0", "aa", "abcd", "bc", "zebr", "zebras", "~", "a\nab"}) {
        EXPECT_FALSE(has_line(kLines, line)) << line;
    }
    EXPECT_FALSE(has_line("\n", "a"));
    EXPECT_FALSE(has_line("", "a"));
}

TEST(CommonPasswords, the_built_in_list_is_sorted_and_every_line_is_found) {
    std::string_view rest = kCommonPasswords.substr(1), previous;
    std::size_t count = 0;
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        ASSERT_LT(previous, line);
        ASSERT_TRUE(has_line(kCommonPasswords, line)) << line;
        previous = line;
        rest.remove_prefix(line.size() + 1);
        ++count;
    }
    EXPECT_GT(count, 50'000u);
}

}  // namespace
}  // namespace cadenza::auth::internal
