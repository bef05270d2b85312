#include "cadenza/validation/python_regex.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

namespace cadenza::internal {
namespace {

bool matches(std::string_view python, std::string_view text, bool ascii = false) {
    RE2 regex(to_re2_syntax(python, ascii), RE2::Quiet);
    EXPECT_TRUE(regex.ok()) << regex.error();
    return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), regex);
}

TEST(PythonRegex, classes_know_every_script) {
    EXPECT_TRUE(matches(R"(\w+\d\s\D)", "жé٣\u2003x"));
    EXPECT_TRUE(matches(R"([\w-]+[\d.]+[\s]+)", "ж-é٣.\u00a0"));
    EXPECT_FALSE(matches(R"(\W)", "é"));
    EXPECT_FALSE(matches(R"(\S)", "\u2003"));
    EXPECT_FALSE(matches(R"(\w)", "é", true));
    EXPECT_TRUE(matches(R"([^\d])", "é"));
}

TEST(PythonRegex, escapes_keep_their_meaning) {
    EXPECT_TRUE(matches(R"(a\Z)", "a"));
    EXPECT_TRUE(matches(R"(\u00e9\\d\.)", "é\\d."));
    EXPECT_TRUE(matches(R"([[a]+)", "[a["));
    EXPECT_TRUE(matches(R"([]a]+)", "]a"));
    EXPECT_TRUE(matches(R"([^]]+)", "ab"));
    EXPECT_FALSE(matches(R"([^]]+)", "]"));
    EXPECT_TRUE(matches(R"((?P<name>x)\n)", "x\n"));
}

TEST(PythonRegex, a_backslash_at_the_end_stays) {
    EXPECT_EQ(to_re2_syntax("a\\", false), "a\\");
}

}  // namespace
}  // namespace cadenza::internal
